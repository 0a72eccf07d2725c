package dev.shrike.gdpr.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A person's id in all forms in which bytes may mention it: as text in either case, with or without its dashes, and as the
 * sixteen bytes of the number. Avro, JSON, subjects and headers hold text in ASCII. Immutable and thread-safe.
 */
public final class PersonId {

    /** Bytes of the longest form. */
    public static final int LONGEST = 36;

    private final UUID person;
    private final List<BytePattern> forms;

    public PersonId(UUID person) {
        this.person = person;
        byte[] number = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
        this.forms = List.of(
                new BytePattern(person.toString().getBytes(StandardCharsets.US_ASCII), true),
                new BytePattern(person.toString().replace("-", "").getBytes(StandardCharsets.US_ASCII), true),
                new BytePattern(number, false));
    }

    public UUID person() {
        return person;
    }

    /** Whether these bytes mention the person. */
    public boolean isIn(byte[] bytes) {
        return count(bytes, 0, bytes.length, 0) > 0;
    }

    /** How often a piece mentions the person, counting only what ends behind {@code fresh}. */
    int count(byte[] bytes, int from, int to, int fresh) {
        int found = 0;
        for (BytePattern form : forms) {
            int at = form.find(bytes, from, to);
            while (at >= 0) {
                if (at + form.length() > fresh) {
                    found++;
                }
                at = form.find(bytes, at + form.length(), to);
            }
        }
        return found;
    }
}
