package dev.shrike.analytics.table;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;

/**
 * The SQL type of a column, and how a value as Avro decodes it gets in.
 *
 * @param sql as DuckDB spells it
 * @param carrier in what form it gets in
 * @param made the SQL that makes the value of what is carried, which stands where it has {@code %s}
 * @param packing puts one value that is not null into a row
 */
public record ColumnType(String sql, Carrier carrier, String made, Packing packing) {

    /** Puts a value into a row. */
    @FunctionalInterface
    public interface Packing {
        /** @throws RuntimeException when the value is none of this type */
        void put(Rows row, int column, Object value);
    }

    static final ColumnType TEXT = text("VARCHAR", "%s", Object::toString);
    static final ColumnType INTEGER = number("INTEGER", "%s", value -> (int) value);
    static final ColumnType BIGINT = number("BIGINT", "%s", value -> (long) value);
    static final ColumnType INSTANT = number("TIMESTAMPTZ", "make_timestamptz(%s)", ColumnType::micros);
    static final ColumnType DOUBLE = real("DOUBLE", value -> (double) value);
    static final ColumnType FLOAT = real("FLOAT", value -> (float) value);
    static final ColumnType BOOLEAN = number("BOOLEAN", "%s <> 0", value -> (boolean) value ? 1 : 0);
    static final ColumnType UUID_TEXT =
            text("UUID", "%s::uuid", value -> UUID.fromString(value.toString()).toString());

    private static final ColumnType BYTES =
            text("BLOB", "unhex(%s)", value -> HexFormat.of().formatHex(bytes(value)));
    private static final ColumnType DATE =
            number("DATE", "try(date '1970-01-01' + %s::integer)", value -> ((LocalDate) value).toEpochDay());
    private static final ColumnType TIME =
            number("TIME", "time '00:00:00' + to_microseconds(%s)", value -> ((LocalTime) value).toNanoOfDay() / 1_000);
    private static final ColumnType JSON =
            text("JSON", "try_cast(%s as json)", value -> GenericData.get().toString(value));

    private static ColumnType text(String sql, String made, Function<Object, String> text) {
        return new ColumnType(sql, Carrier.TEXT, made, (row, column, value) -> row.put(column, text.apply(value)));
    }

    private static ColumnType number(String sql, String made, ToLongFunction<Object> number) {
        return new ColumnType(
                sql, Carrier.NUMBER, made, (row, column, value) -> row.put(column, number.applyAsLong(value)));
    }

    private static ColumnType real(String sql, ToDoubleFunction<Object> real) {
        return new ColumnType(
                sql, Carrier.REAL, "%s", (row, column, value) -> row.put(column, real.applyAsDouble(value)));
    }

    /** The type of a value that is no record; arrays, maps and what may be of several types are JSON. */
    static ColumnType of(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            ColumnType known = of(logical);
            if (known != null) {
                return known;
            }
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> TEXT;
            case INT -> INTEGER;
            case LONG -> BIGINT;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case BYTES, FIXED -> BYTES;
            case RECORD, ARRAY, MAP, UNION -> JSON;
            case NULL -> TEXT;
        };
    }

    private static ColumnType of(LogicalType logical) {
        return switch (logical) {
            case LogicalTypes.TimestampMicros _, LogicalTypes.TimestampMillis _ -> INSTANT;
            case LogicalTypes.Date _ -> DATE;
            case LogicalTypes.TimeMicros _, LogicalTypes.TimeMillis _ -> TIME;
            case LogicalTypes.Decimal decimal -> decimal(decimal);
            default -> logical.getName().equals("uuid") ? UUID_TEXT : null;
        };
    }

    /** DuckDB's decimals have 38 digits at most; a longer one is text. */
    private static ColumnType decimal(LogicalTypes.Decimal decimal) {
        return decimal.getPrecision() > 38
                ? TEXT
                : text(
                        "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")",
                        "try_cast(%s as decimal(" + decimal.getPrecision() + "," + decimal.getScale() + "))",
                        value -> ((BigDecimal) value).toPlainString());
    }

    private static long micros(Object value) {
        long micros = switch (value) {
            case Instant instant -> ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            case Long number -> number;
            default -> throw new IllegalArgumentException("Not a time: " + value.getClass());
        };
        if (!isTime(micros)) {
            throw new IllegalArgumentException("Not a time: " + value);
        }
        return micros;
    }

    /** Whether DuckDB takes so many microseconds since 1970 for a time, and not for infinity. */
    static boolean isTime(long micros) {
        return micros != Long.MAX_VALUE && micros > -Long.MAX_VALUE;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
