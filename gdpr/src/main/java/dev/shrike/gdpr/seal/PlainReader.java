package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads the canonical bytes of a plain value back into JSON. */
final class PlainReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlainReader() {}

    static JsonNode read(byte[] bytes, Schema schema) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        JsonNode value;
        try {
            value = value(schema, decoder);
        } catch (AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new IOException("Not a value of the schema", e);
        }
        if (!decoder.isEnd()) {
            throw new IOException("More than one value of the schema");
        }
        return value;
    }

    private static JsonNode value(Schema schema, BinaryDecoder in) throws IOException {
        return switch (schema.getType()) {
            case RECORD -> object(schema, in);
            case UNION -> value(schema.getTypes().get(in.readIndex()), in);
            case STRING -> JSON.textNode(in.readString());
            case INT -> JSON.numberNode(in.readInt());
            case LONG -> JSON.numberNode(in.readLong());
            case DOUBLE -> JSON.numberNode(in.readDouble());
            case BOOLEAN -> JSON.booleanNode(in.readBoolean());
            case NULL -> JSON.nullNode();
            case ARRAY, MAP, ENUM, FIXED, BYTES, FLOAT ->
                throw new IOException("Cannot be sealed: " + schema.getType());
        };
    }

    /** Absent optional fields are left out, as they were when the value was sealed. */
    private static ObjectNode object(Schema schema, BinaryDecoder in) throws IOException {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = value(field.schema(), in);
            if (!value.isNull()) {
                object.set(field.name(), value);
            }
        }
        return object;
    }
}
