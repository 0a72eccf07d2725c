package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** Writes one plain value. Made for it, and for one thread. */
final class PlainWriter {

    private final Map<Schema, PlainUnion> unions;
    private final PlainBytes out;
    private int values;
    private int depth;

    PlainWriter(Map<Schema, PlainUnion> unions, PlainBytes out) {
        this.unions = unions;
        this.out = out;
    }

    void write(JsonNode value, Schema schema, Place place) {
        if (++values > PlainLimits.VALUES) {
            throw place.misfit("is one value too many: at most " + PlainLimits.VALUES + " can be sealed together");
        }
        switch (schema.getType()) {
            case RECORD, UNION, ARRAY, MAP -> deeper(value, schema, place);
            case STRING -> text(fitting(value.isTextual(), value, place, "text").textValue(), place);
            case ENUM -> symbol(value, schema, place);
            case BYTES -> out.sized(binary(value, place));
            case FIXED -> fixed(binary(value, place), schema, place);
            case INT ->
                out.number(fitting(value.isIntegralNumber() && value.canConvertToInt(), value, place, "a whole number")
                        .intValue());
            case LONG ->
                out.number(fitting(value.isIntegralNumber() && value.canConvertToLong(), value, place, "a whole number")
                        .longValue());
            case FLOAT -> out.real(PlainNumbers.toFloat(fitting(value.isNumber(), value, place, "a number"), place));
            case DOUBLE -> out.real(PlainNumbers.toDouble(fitting(value.isNumber(), value, place, "a number"), place));
            case BOOLEAN ->
                out.truth(fitting(value.isBoolean(), value, place, "true or false")
                        .booleanValue());
            case NULL -> fitting(value.isNull() || value.isMissingNode(), value, place, "null");
        }
    }

    private void deeper(JsonNode value, Schema schema, Place place) {
        if (++depth > PlainLimits.DEPTH) {
            throw place.misfit("lies too deep: at most " + PlainLimits.DEPTH + " levels can be sealed");
        }
        switch (schema.getType()) {
            case RECORD -> fields(value, schema, place);
            case UNION -> branch(unions.get(schema).of(value, place), place);
            case ARRAY -> items(fitting(value.isArray(), value, place, "a list"), schema.getElementType(), place);
            case MAP -> entries(fitting(value.isObject(), value, place, "an object"), schema.getValueType(), place);
            default -> throw new IllegalStateException(schema.getType() + " holds no other values");
        }
        depth--;
    }

    private void fields(JsonNode value, Schema schema, Place place) {
        fitting(value.isObject(), value, place, "an object");
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            if (schema.getField(names.next()) == null) {
                throw place.misfit("has a field that its schema does not know");
            }
        }
        for (Schema.Field field : schema.getFields()) {
            write(value.path(field.name()), field.schema(), place.field(field.name()));
        }
    }

    private void branch(PlainUnion.Branch branch, Place place) {
        out.number(branch.index());
        write(branch.value(), branch.schema(), place);
    }

    private void items(JsonNode list, Schema schema, Place place) {
        block(list.size());
        for (int i = 0; i < list.size(); i++) {
            write(list.get(i), schema, place.item(i));
        }
        out.number(0);
    }

    /** In the order of their keys, so that equal maps have equal bytes. */
    private void entries(JsonNode object, Schema schema, Place place) {
        block(object.size());
        var sorted = new TreeMap<String, JsonNode>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        Place entryPlace = place.entry();
        sorted.forEach((key, value) -> {
            text(key, entryPlace);
            write(value, schema, entryPlace);
        });
        out.number(0);
    }

    private void block(int size) {
        if (size > 0) {
            out.number(size);
        }
    }

    private void text(String text, Place place) {
        if (text.length() > PlainLimits.BYTES) {
            throw out.tooLarge();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw place.misfit("holds half of a character, for which UTF-8 has no form");
                }
                i++;
            }
        }
        out.sized(text.getBytes(StandardCharsets.UTF_8));
    }

    private void symbol(JsonNode value, Schema schema, Place place) {
        boolean known = value.isTextual() && schema.hasEnumSymbol(value.textValue());
        out.number(schema.getEnumOrdinal(fitting(known, value, place, "one of " + schema.getEnumSymbols())
                .textValue()));
    }

    private void fixed(byte[] bytes, Schema schema, Place place) {
        if (bytes.length != schema.getFixedSize()) {
            throw place.misfit("must be " + schema.getFixedSize() + " bytes");
        }
        out.raw(bytes);
    }

    /** From base64 in its one canonical form. */
    private byte[] binary(JsonNode value, Place place) {
        fitting(value.isTextual() || value.isBinary(), value, place, "base64");
        try {
            byte[] bytes = value.isBinary()
                    ? value.binaryValue()
                    : Base64.getDecoder().decode(value.textValue().getBytes(StandardCharsets.ISO_8859_1));
            if (value.isBinary() || Base64.getEncoder().encodeToString(bytes).equals(value.textValue())) {
                return bytes;
            }
        } catch (IllegalArgumentException | IOException ignored) { // which would tell a part of the value
            throw place.misfit("must be base64");
        }
        throw place.misfit("must be base64 with its padding");
    }

    private static JsonNode fitting(boolean holds, JsonNode value, Place place, String expected) {
        if (!holds) {
            throw place.misfit(value.isMissingNode() ? "is required" : "must be " + expected);
        }
        return value;
    }
}
