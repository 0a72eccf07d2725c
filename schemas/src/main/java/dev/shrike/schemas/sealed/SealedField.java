package dev.shrike.schemas.sealed;

import dev.shrike.schemas.SchemaException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * A field whose value is personal and stands in the event only as ciphertext: Avro {@code bytes} with the logical type
 * {@code sealed}. Immutable and thread-safe.
 */
public final class SealedField {
    private final String path;
    private final Schema of;
    private final String dataSubject;
    private final String purpose;
    private final Steps value;
    private final Steps person;

    SealedField(String path, Schema of, String dataSubject, String purpose) {
        this.path = path;
        this.of = of;
        this.dataSubject = dataSubject;
        this.purpose = purpose;
        this.value = new Steps(path);
        this.person = new Steps(dataSubject);
    }

    /**
     * All sealed fields of a schema, in the order in which they stand in it.
     *
     * @throws SchemaException when one does not say what it is, lies in an array or a map, or shares its path with another
     */
    public static List<SealedField> in(Schema schema) {
        return SealedFields.in(schema);
    }

    /** From the envelope, for example {@code data.sighting.location}. */
    public String path() {
        return path;
    }

    /** The schema of the plain value. */
    public Schema of() {
        return of;
    }

    /** Path to the id of the person it belongs to. */
    public String dataSubject() {
        return dataSubject;
    }

    /** What it is kept for; each person has one key per purpose. */
    public String purpose() {
        return purpose;
    }

    /** The sealed bytes in an event, empty where the value is {@code null} or the record around it is. */
    public Optional<ByteBuffer> read(IndexedRecord event) {
        return Optional.ofNullable((ByteBuffer) value.read(event)).map(ByteBuffer::duplicate);
    }

    /**
     * Puts sealed bytes into an event.
     *
     * @throws SchemaException when the record around the field is absent, or is a branch of a union that does not have it
     */
    public void write(IndexedRecord event, ByteBuffer ciphertext) {
        value.write(event, ciphertext);
    }

    /** The person whose data this is, in this event. */
    public UUID personOf(IndexedRecord event) {
        Object id = person.read(event);
        if (id == null) {
            throw new SchemaException("The event does not say whose data " + path + " is");
        }
        return UUID.fromString(id.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedField field
                && field.path.equals(path)
                && field.of.equals(of)
                && field.dataSubject.equals(dataSubject)
                && field.purpose.equals(purpose);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return "SealedField[" + path + " of " + dataSubject + " for " + purpose + "]";
    }
}
