package dev.shrike.analytics.format;

import dev.shrike.analytics.database.AnalyticsException;
import dev.shrike.analytics.query.QueryResult;
import dev.shrike.analytics.query.QueryResult.ResultColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Results as Parquet. They are written by a database of their own, which lives as long as that takes and never sees a statement of
 * somebody else's; the file that it writes is readable for us only, and gone afterwards.
 */
final class ParquetFile {
    private static final Pattern PLAIN = Pattern.compile("BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|FLOAT|DOUBLE"
            + "|DECIMAL\\([0-9]+,[0-9]+\\)|VARCHAR|UUID|DATE|TIME|TIMESTAMP|TIMESTAMP WITH TIME ZONE|BLOB");

    private ParquetFile() {}

    static byte[] of(QueryResult result) {
        try {
            Path folder = Files.createTempDirectory("shrike-analytics-");
            Path file = folder.resolve("result.parquet");
            try {
                write(result, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (SQLException | IOException e) {
            throw new AnalyticsException("The result cannot be written as Parquet: " + e.getMessage(), e);
        }
    }

    private static void write(QueryResult result, Path file) throws SQLException {
        List<String> types = result.columns().stream()
                .map(column -> PLAIN.matcher(column.type()).matches() ? column.type() : "VARCHAR")
                .toList();
        try (DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("create table result (" + definitions(result.columns(), types) + ")");
            try (DuckDBAppender appender = database.createAppender("result")) {
                for (List<Object> row : result.rows()) {
                    appender.beginRow();
                    for (int i = 0; i < types.size(); i++) {
                        append(appender, types.get(i), row.get(i));
                    }
                    appender.endRow();
                }
            }
            statement.execute("copy result to '" + file.toString().replace("'", "''") + "' (format parquet)");
        }
    }

    /** Two columns of one name are told apart by a number. */
    private static String definitions(List<ResultColumn> columns, List<String> types) {
        Set<String> taken = new HashSet<>();
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            for (int number = 1; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = columns.get(i).name() + "_" + number;
            }
            definitions.add("\"" + name.replace("\"", "\"\"") + "\" " + types.get(i));
        }
        return String.join(", ", definitions);
    }

    private static void append(DuckDBAppender row, String type, Object value) throws SQLException {
        if (value != null && type.equals("VARCHAR")) {
            row.append(
                    value instanceof List<?> || value instanceof Map<?, ?> ? JsonText.value(value) : value.toString());
            return;
        }
        switch (value) {
            case null -> row.appendNull();
            case Boolean one -> row.append(one);
            case Byte one -> row.append(one);
            case Short one -> row.append(one);
            case Integer one -> row.append(one);
            case Long one -> row.append(one);
            case BigInteger one -> row.append(one);
            case Float one -> row.append(one);
            case Double one -> row.append(one);
            case BigDecimal one -> row.append(one);
            case UUID one -> row.append(one);
            case LocalDate one -> row.append(one);
            case LocalTime one -> row.append(one);
            case LocalDateTime one -> row.append(one);
            case OffsetDateTime one -> row.append(one);
            case byte[] one -> row.append(one);
            default -> row.append(value.toString());
        }
    }
}
