package dev.shrike.analytics.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.analytics.Answer;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.query.QueryResult.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers, values and freshness as JSON. Numbers are numbers, whatever their size; bytes are base64; times are ISO 8601. */
public final class JsonText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    static byte[] of(Answer answer) {
        return written(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("columns");
            for (ResultColumn column : answer.result().columns()) {
                out.writeStartObject();
                out.writeStringField("name", column.name());
                out.writeStringField("type", column.type());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("rows");
            for (List<Object> row : answer.result().rows()) {
                value(out, row);
            }
            out.writeEndArray();
            out.writeBooleanField("truncated", answer.result().truncated());
            out.writeNumberField("took_ms", answer.result().took().toMillis());
            out.writeFieldName("freshness");
            freshness(out, answer.freshness());
            out.writeEndObject();
        });
    }

    /** Freshness alone, in the same form. */
    public static String freshness(List<TableFreshness> tables) {
        return new String(written(out -> freshness(out, tables)), StandardCharsets.UTF_8);
    }

    /** One value alone, in the same form. */
    static String value(Object value) {
        return new String(written(out -> value(out, value)), StandardCharsets.UTF_8);
    }

    private static void freshness(JsonGenerator out, List<TableFreshness> tables) throws IOException {
        out.writeStartArray();
        for (TableFreshness table : tables) {
            out.writeStartObject();
            out.writeStringField("table", table.table());
            out.writeStringField("topic", table.topic());
            out.writeNumberField("rows", table.rows());
            out.writeNumberField("lag", table.lag());
            out.writeNumberField("loaded", table.loaded());
            out.writeStringField(
                    "position", table.position().map(Object::toString).orElse(null));
            out.writeStringField(
                    "known_at", table.knownAt().map(Object::toString).orElse(null));
            out.writeNumberField("undecodable", table.undecodable());
            out.writeStringField("last_undecodable", table.lastUndecodable().orElse(null));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void value(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Short number -> out.writeNumber(number);
            case Byte number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case byte[] bytes -> out.writeBinary(bytes);
            case List<?> list -> {
                out.writeStartArray();
                for (Object one : list) {
                    value(out, one);
                }
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> one : map.entrySet()) {
                    out.writeFieldName(String.valueOf(one.getKey()));
                    value(out, one.getValue());
                }
                out.writeEndObject();
            }
            default -> out.writeString(value.toString());
        }
    }

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] written(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
