package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * The canonical bytes of a plain value: Avro binary of the field's {@code of} schema. Strict: what the schema does not
 * know is refused rather than lost. Immutable and thread-safe.
 */
record PlainForm(Schema schema) {

    /** @throws PlainValueException with the place of the first thing that does not fit */
    byte[] encode(JsonNode value, String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            write(value, schema, path, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new PlainValueException(path + " cannot be encoded", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are not exactly one value of the schema */
    JsonNode decode(byte[] bytes) throws IOException {
        return PlainReader.read(bytes, schema);
    }

    private static void write(JsonNode value, Schema schema, String path, BinaryEncoder out) throws IOException {
        switch (schema.getType()) {
            case RECORD -> writeRecord(value, schema, path, out);
            case UNION -> writeUnion(value, schema, path, out);
            case STRING ->
                out.writeString(require(value.isTextual(), value, path, "text").textValue());
            case INT ->
                out.writeInt(require(value.canConvertToInt() && value.isIntegralNumber(), value, path, "a whole number")
                        .intValue());
            case LONG ->
                out.writeLong(
                        require(value.canConvertToLong() && value.isIntegralNumber(), value, path, "a whole number")
                                .longValue());
            case DOUBLE ->
                out.writeDouble(
                        require(value.isNumber(), value, path, "a number").doubleValue());
            case BOOLEAN ->
                out.writeBoolean(
                        require(value.isBoolean(), value, path, "true or false").booleanValue());
            case ARRAY, MAP, ENUM, FIXED, BYTES, FLOAT, NULL ->
                throw new PlainValueException(path + " is of a type that cannot be sealed: " + schema.getType());
        }
    }

    private static void writeRecord(JsonNode value, Schema schema, String path, BinaryEncoder out) throws IOException {
        require(value.isObject(), value, path, "an object");
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null) {
                throw new PlainValueException(path + " has a field that its schema does not know");
            }
        }
        for (Schema.Field field : schema.getFields()) {
            write(value.path(field.name()), field.schema(), path + "." + field.name(), out);
        }
    }

    private static void writeUnion(JsonNode value, Schema schema, String path, BinaryEncoder out) throws IOException {
        boolean absent = value.isMissingNode() || value.isNull();
        for (int branch = 0; branch < schema.getTypes().size(); branch++) {
            Schema type = schema.getTypes().get(branch);
            if (absent == (type.getType() == Schema.Type.NULL)) {
                out.writeIndex(branch);
                if (!absent) {
                    write(value, type, path, out);
                }
                return;
            }
        }
        throw new PlainValueException(path + " is required");
    }

    private static JsonNode require(boolean holds, JsonNode value, String path, String expected) {
        if (!holds) {
            throw new PlainValueException(path + (value.isMissingNode() ? " is required" : " must be " + expected));
        }
        return value;
    }
}
