package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Seals and opens one field of one event's major version; all that does not change from event to event is made once. */
final class FieldSeal {

    /** What AES-GCM adds at most: nonce and tag. */
    private static final int OVERHEAD = 28;

    private final SealedField field;
    private final PlainForm form;
    private final FieldContext associatedData;

    FieldSeal(MajorVersion version, SealedField field) {
        this.field = field;
        this.form = new PlainForm(field.of());
        this.associatedData = new FieldContext(version.event(), version.major(), field.path());
    }

    SealedField field() {
        return field;
    }

    byte[] plain(JsonNode value) {
        return form.encode(value, field.path());
    }

    ByteBuffer seal(byte[] plain, UUID eventId, DataKey key) {
        try {
            byte[] ciphertext = key.encrypt(plain, associatedData(key.person(), eventId, key.version()));
            return new SealedValue(key.version(), ciphertext).encode();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to seal " + field.path() + " of event " + eventId, e);
        }
    }

    Opened open(SealedValue sealed, UUID eventId, DataKey key) {
        if (sealed.ciphertext().length > PlainLimits.BYTES + OVERHEAD) {
            return new Opened.Tampered("longer than anything that is sealed");
        }
        byte[] plain;
        try {
            plain = key.decrypt(sealed.ciphertext(), associatedData(key.person(), eventId, key.version()));
        } catch (GeneralSecurityException e) {
            return new Opened.Tampered("not sealed for this field of this event of this person, or changed since");
        }
        try {
            return new Opened.Readable(form.decode(plain));
        } catch (IOException e) {
            return new Opened.Tampered("sealed in a form that the field does not declare");
        }
    }

    byte[] associatedData(UUID person, UUID eventId, int keyVersion) {
        return associatedData.of(person, eventId, keyVersion);
    }
}
