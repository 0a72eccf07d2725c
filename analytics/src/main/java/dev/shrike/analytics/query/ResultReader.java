package dev.shrike.analytics.query;

import dev.shrike.analytics.query.QueryResult.ResultColumn;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Reads the rows of a result until the limits are reached. For one result. */
final class ResultReader {
    private static final int SCALAR_BYTES = 16;

    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();
    private boolean truncated;
    private long bytes;

    void read(ResultSet result, QueryLimits limits) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new ResultColumn(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
        }
        while (result.next()) {
            if (rows.size() == limits.rows()
                    || bytes > limits.bytes()
                    || Thread.currentThread().isInterrupted()) {
                truncated = true;
                return;
            }
            List<Object> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                row.add(plain(result.getObject(i)));
            }
            rows.add(Collections.unmodifiableList(row));
        }
    }

    List<ResultColumn> columns() {
        return List.copyOf(columns);
    }

    List<List<Object>> rows() {
        return Collections.unmodifiableList(rows);
    }

    boolean truncated() {
        return truncated;
    }

    private Object plain(Object value) throws SQLException {
        bytes += value instanceof String text ? text.length() : SCALAR_BYTES;
        return switch (value) {
            case Blob blob -> counted(blob.getBytes(1, Math.toIntExact(blob.length())));
            case Timestamp time -> time.toLocalDateTime();
            case DuckDBStruct struct -> map(struct.getMap());
            case Struct struct -> list(List.of(struct.getAttributes()));
            case Array array -> list(Arrays.asList((Object[]) array.getArray()));
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case null, default -> value;
        };
    }

    private byte[] counted(byte[] value) {
        bytes += value.length;
        return value;
    }

    private List<Object> list(List<?> values) throws SQLException {
        List<Object> plain = new ArrayList<>(values.size());
        for (Object value : values) {
            plain.add(plain(value));
        }
        return plain;
    }

    private Map<String, Object> map(Map<?, ?> values) throws SQLException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> value : values.entrySet()) {
            plain.put(String.valueOf(value.getKey()), plain(value.getValue()));
        }
        return plain;
    }
}
