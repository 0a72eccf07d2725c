package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.sealed.SealedField;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows one person the sealed fields that are theirs, and counts the others. A value that cannot be opened at the moment is
 * thrown, so that an export is never silently incomplete. Not thread-safe; for one export.
 */
public final class OwnFields implements SealedFieldView {

    private final EventSealer sealer;
    private final UUID person;
    private long opened;
    private long tampered;
    private long ofOthers;

    public OwnFields(EventSealer sealer, UUID person) {
        this.sealer = sealer;
        this.person = person;
    }

    /**
     * The value; {@code {"tampered": true}} for bytes that were changed; {@code {"sealed": true}} for somebody else's.
     *
     * @throws PersonErasedException when the person was erased meanwhile
     * @throws VaultUnavailableException when the value cannot be opened now
     */
    @Override
    public JsonNode show(IndexedRecord event, SealedField field, ByteBuffer ciphertext) {
        if (!person.equals(field.personOf(event))) {
            ofOthers++;
            return SEALED.show(event, field, ciphertext);
        }
        return switch (sealer.open(event, field)) {
            case Opened.Readable(JsonNode value) -> {
                opened++;
                yield value;
            }
            case Opened.Tampered _ -> {
                tampered++;
                yield JsonNodeFactory.instance.objectNode().put("tampered", true);
            }
            case Opened.Erased _ -> throw new PersonErasedException(person);
            case Opened.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
        };
    }

    /** How many values were opened. */
    public long opened() {
        return opened;
    }

    /** How many values are damaged. */
    public long tampered() {
        return tampered;
    }

    /** How many values are other people's. */
    public long ofOthers() {
        return ofOthers;
    }
}
