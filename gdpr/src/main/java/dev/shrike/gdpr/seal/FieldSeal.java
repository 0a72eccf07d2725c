package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.key.AssociatedData;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Seals and opens one field of one event's major version; all that does not change from event to event is made once. */
final class FieldSeal {

    private static final String DOMAIN = "shrike.sealed-field.v1";

    private final SealedField field;
    private final PlainForm form;
    private final byte[] event;
    private final int major;
    private final byte[] path;

    FieldSeal(MajorVersion version, SealedField field) {
        this.field = field;
        this.form = new PlainForm(field.of());
        this.event = version.event().getBytes(StandardCharsets.UTF_8);
        this.major = version.major();
        this.path = field.path().getBytes(StandardCharsets.UTF_8);
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

    /** Who, which event, of which kind, which field, which key: a ciphertext that is moved anywhere else does not open. */
    byte[] associatedData(UUID person, UUID eventId, int keyVersion) {
        return new AssociatedData(DOMAIN)
                .with(person)
                .with(eventId)
                .with(event)
                .with(major)
                .with(path)
                .with(keyVersion)
                .bytes();
    }
}
