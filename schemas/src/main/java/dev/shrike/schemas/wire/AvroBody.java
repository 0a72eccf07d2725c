package dev.shrike.schemas.wire;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.UndecodableEventException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** The Avro binary body that both wire formats share: written with the event's own version, read into the newest minor. */
final class AvroBody {
    private static final int TYPICAL_SIZE = 512;

    static {
        DecoderLimits.apply();
    }

    private final EventCatalogue catalogue;
    private final Map<Long, DatumReader<IndexedRecord>> readers = new HashMap<>();
    private final Map<Long, DatumWriter<IndexedRecord>> writers = new HashMap<>();

    AvroBody(EventCatalogue catalogue) {
        this.catalogue = catalogue;
        for (MajorVersion major : catalogue.allMajors()) {
            Schema newest = major.newest().schema();
            for (EventSchema minor : major.minors()) {
                readers.put(minor.fingerprint(), new SpecificDatumReader<>(minor.schema(), newest));
                writers.put(minor.fingerprint(), new SpecificDatumWriter<>(minor.schema()));
            }
        }
    }

    EventSchema schemaOf(IndexedRecord event) {
        MajorVersion major = catalogue.of(event);
        String version = Envelope.of(event).version();
        return major.minors().stream()
                .filter(minor -> minor.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new UndecodableEventException(
                        Reason.WRONG_ENVELOPE, major.topic() + " has no version " + version));
    }

    byte[] write(byte[] prefix, IndexedRecord event, EventSchema schema) {
        requireEnvelope(event, schema);
        var out = new ByteArrayOutputStream(TYPICAL_SIZE);
        out.writeBytes(prefix);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writers.get(schema.fingerprint()).write(event, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new UndecodableEventException(
                    Reason.MALFORMED_BODY, "The event does not fit " + schema.uri() + ": " + e.getMessage(), e);
        }
        return out.toByteArray();
    }

    IndexedRecord read(byte[] bytes, int offset, long fingerprint) {
        EventSchema schema = catalogue
                .forFingerprint(fingerprint)
                .orElseThrow(() -> new UndecodableEventException(
                        Reason.UNKNOWN_SCHEMA,
                        "No released schema has the fingerprint " + Long.toHexString(fingerprint)));
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        try {
            IndexedRecord event = readers.get(fingerprint).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UndecodableEventException(Reason.MALFORMED_BODY, "Bytes follow the event");
            }
            requireEnvelope(event, schema);
            return event;
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | ArithmeticException
                | UnsupportedOperationException e) { // the last: Avro of a text that claims to be longer than an array
            throw new UndecodableEventException(
                    Reason.MALFORMED_BODY,
                    "Not a " + schema.uri() + ": " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static void requireEnvelope(IndexedRecord event, EventSchema schema) {
        Envelope envelope;
        try {
            envelope = Envelope.of(event);
        } catch (SchemaException e) {
            throw new UndecodableEventException(Reason.WRONG_ENVELOPE, e.getMessage(), e);
        }
        if (!envelope.version().equals(schema.version())) {
            throw new UndecodableEventException(
                    Reason.WRONG_ENVELOPE,
                    "The event says version " + envelope.version() + " and is written as " + schema.version());
        }
        if (!schema.types().contains(envelope.type())) {
            throw new UndecodableEventException(
                    Reason.WRONG_ENVELOPE, schema.uri() + " has no type " + envelope.type());
        }
    }
}
