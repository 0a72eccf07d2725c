package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is certified about an erasure. Immutable; times are cut off at microseconds, keys and participants are in order.
 *
 * @param requested when somebody asked for the erasure
 * @param shredded when the keys were destroyed, and all of them were
 * @param keys all keys that the person ever had
 * @param participants all who had to take part, and those who did without having to
 * @param verification the scan that followed, if one has been made
 * @param remains what legitimately stays
 */
public record Statement(
        UUID erasure,
        PersonDigest person,
        Grade grade,
        Instant requested,
        Instant shredded,
        List<DestroyedKey> keys,
        List<Participant> participants,
        Optional<Verification> verification,
        List<Remainder> remains) {

    private static final int MOST_KEYS = 5_000;
    private static final int MOST_PARTICIPANTS = 100;
    private static final int MOST_REMAINS = 100;

    private record KeyName(String purpose, int version) {}

    /**
     * @throws IllegalArgumentException when more than {@link Grade#SHREDDED} is stated while a participant has not
     *     acknowledged, something stands there twice, or there is more of it than a certificate holds (5,000 keys, 100
     *     participants, 100 remainders)
     */
    public Statement {
        requested = Permitted.time("requested", requested);
        shredded = Permitted.time("shredded", shredded);
        keys = Permitted.list("keys", MOST_KEYS, keys, key -> new KeyName(key.purpose(), key.version())).stream()
                .sorted(Comparator.comparing(DestroyedKey::purpose).thenComparing(DestroyedKey::version))
                .toList();
        participants = Permitted.list("participants", MOST_PARTICIPANTS, participants, Participant::name).stream()
                .sorted(Comparator.comparing(Participant::name))
                .toList();
        remains = Permitted.list("remains", MOST_REMAINS, remains, Remainder::what);
        boolean all = participants.stream().allMatch(it -> it.acknowledged().isPresent());
        Permitted.require(
                grade == Grade.SHREDDED || all,
                grade,
                grade.text() + " cannot be stated while a participant is missing");
    }

    /** Whether it is about this person. */
    public boolean isAbout(UUID someone) {
        return person.equals(PersonDigest.of(erasure, someone));
    }
}
