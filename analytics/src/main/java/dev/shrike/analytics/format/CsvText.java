package dev.shrike.analytics.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.shrike.analytics.query.QueryResult;
import dev.shrike.analytics.query.QueryResult.ResultColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Results as CSV. */
final class CsvText {
    private CsvText() {}

    static byte[] of(QueryResult result) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(result.columns().stream().map(ResultColumn::name).toList());
            for (List<Object> row : result.rows()) {
                csv.writeRecord(row.stream().map(CsvText::field).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> JsonText.value(list);
            case Map<?, ?> map -> JsonText.value(map);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            default -> value.toString();
        };
    }
}
