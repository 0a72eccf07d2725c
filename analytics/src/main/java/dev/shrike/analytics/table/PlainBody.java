package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.EventSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads Avro bodies of one schema straight into rows, without making an event. It takes less than decoding takes, and gives the same
 * rows: what is unusual in any way is left to that. For one thread.
 */
final class PlainBody {
    private final PlainPart record;
    private final PlainPart.Scratch scratch = new PlainPart.Scratch();
    private BinaryDecoder decoder;

    private PlainBody(PlainPart record) {
        this.record = record;
    }

    /** How to read the bodies of a schema; empty when it has something that only decoding reads. */
    static Optional<PlainBody> of(EventSchema schema, Table table) {
        return hasEnvelope(schema.schema())
                        && table.columns().stream()
                                .skip(Table.recordColumns())
                                .allMatch(column -> isThereOrNull(column, schema.schema(), table))
                ? new PlainParts(schema, table).of(schema.schema(), "").map(PlainBody::new)
                : Optional.empty();
    }

    /** What decoding asks of every event is no question where the schema says that it is there. */
    private static boolean hasEnvelope(Schema schema) {
        Schema.Field metadata = schema.getField("metadata");
        return metadata != null
                && metadata.schema().getType() == Schema.Type.RECORD
                && Set.of("id", "type", "version").stream().allMatch(name -> isText(schema.getField(name)))
                && isText(metadata.schema().getField("source"))
                && metadata.schema().getField("time") != null
                && metadata.schema().getField("time").schema().getType() == Schema.Type.LONG;
    }

    /** Whether what an older minor version does not have is NULL, as it is with all that are only added to, and with what no version has. */
    private static boolean isThereOrNull(Column column, Schema written, Table table) {
        Schema before = written;
        Schema newest = table.major().newest().schema();
        for (String step : column.steps()) {
            Schema.Field there = RowMaker.record(before).getField(step);
            Schema.Field added = RowMaker.record(newest).getField(step);
            if (there == null) {
                return added == null
                        || (added.defaultVal() == JsonProperties.NULL_VALUE
                                && added.aliases().isEmpty());
            }
            before = there.schema();
            newest = added.schema();
        }
        return true;
    }

    private static boolean isText(Schema.Field field) {
        return field != null && field.schema().getType() == Schema.Type.STRING;
    }

    /** Puts the values of a body into a row that was begun. Says whether it was plain; else what was put is worth nothing. */
    boolean read(byte[] bytes, int from, Rows row) {
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        try {
            record.read(decoder, row, scratch);
            return decoder.isEnd();
        } catch (NotPlainException
                | IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | ArithmeticException
                | UnsupportedOperationException unusual) {
            return false; // decoding says what is wrong with it, if anything is
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
