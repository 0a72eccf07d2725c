package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.EventSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.Schema;

/** Finds how the bodies of a schema become rows of a table. */
final class PlainParts {
    private final EventSchema event;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Column> all;

    PlainParts(EventSchema event, Table table) {
        this.event = event;
        this.all = table.columns();
        for (int i = Table.recordColumns(); i < all.size(); i++) {
            columns.put(all.get(i).path(), i);
        }
    }

    /**
     * How to read a part of the event.
     *
     * @param path of it from the event, in dots
     * @return empty when only decoding can
     */
    Optional<PlainPart> of(Schema schema, String path) {
        return switch (schema.getType()) {
            case NULL -> Optional.of((in, row, scratch) -> in.readNull());
            case RECORD ->
                columns.containsKey(path)
                        ? Optional.empty()
                        : each(schema.getFields(), field -> of(field.schema(), below(path, field.name())))
                                .map(PlainPart::record);
            case UNION -> each(schema.getTypes(), branch -> of(branch, path)).map(PlainPart::union);
            default -> Optional.ofNullable(isShown(path) ? column(schema, path) : passed(schema));
        };
    }

    private boolean isShown(String path) {
        Integer column = columns.get(path);
        return column != null && !all.get(column).sealed();
    }

    private PlainPart column(Schema schema, String path) {
        int column = columns.get(path);
        ColumnType type = all.get(column).type();
        return switch (path) {
            case "type" -> PlainPart.oneOf(column, utf8(event.types()));
            case "version" -> PlainPart.oneOf(column, utf8(Set.of(event.version())));
            case "id" -> PlainPart.uuid(column);
            default -> type.equals(ColumnType.INSTANT) ? time(schema, column) : simple(schema, type, column);
        };
    }

    private static PlainPart time(Schema schema, int column) {
        return "timestamp-micros".equals(schema.getProp("logicalType"))
                ? (in, row, scratch) -> {
                    long micros = in.readLong();
                    if (!ColumnType.isTime(micros)) {
                        throw new NotPlainException();
                    }
                    row.put(column, micros);
                }
                : null;
    }

    /** What is its own SQL type; null for what has to be converted. */
    private static PlainPart simple(Schema schema, ColumnType type, int column) {
        return switch (schema.getType()) {
            case STRING -> type.equals(ColumnType.TEXT) ? PlainPart.text(column) : null;
            case INT ->
                type.equals(ColumnType.INTEGER) ? (in, row, scratch) -> row.put(column, (long) in.readInt()) : null;
            case LONG -> type.equals(ColumnType.BIGINT) ? (in, row, scratch) -> row.put(column, in.readLong()) : null;
            case DOUBLE ->
                type.equals(ColumnType.DOUBLE) ? (in, row, scratch) -> row.put(column, in.readDouble()) : null;
            case FLOAT ->
                type.equals(ColumnType.FLOAT) ? (in, row, scratch) -> row.put(column, (double) in.readFloat()) : null;
            case BOOLEAN ->
                type.equals(ColumnType.BOOLEAN)
                        ? (in, row, scratch) -> row.put(column, in.readBoolean() ? 1L : 0L)
                        : null;
            default -> null;
        };
    }

    /** What is no column, and is read over; null for what decoding looks at more closely. */
    private static PlainPart passed(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> (in, row, scratch) -> scratch.text(in);
            case BYTES -> (in, row, scratch) -> scratch.bytes(in);
            case INT -> (in, row, scratch) -> in.readInt();
            case LONG -> (in, row, scratch) -> in.readLong();
            case DOUBLE -> (in, row, scratch) -> in.readDouble();
            case FLOAT -> (in, row, scratch) -> in.readFloat();
            case BOOLEAN -> (in, row, scratch) -> in.readBoolean();
            default -> null;
        };
    }

    private static <T> Optional<PlainPart[]> each(List<T> parts, Function<T, Optional<PlainPart>> reading) {
        List<PlainPart> found = new ArrayList<>();
        for (T part : parts) {
            Optional<PlainPart> one = reading.apply(part);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            found.add(one.get());
        }
        return Optional.of(found.toArray(PlainPart[]::new));
    }

    private static byte[][] utf8(Set<String> texts) {
        return texts.stream().map(PlainBody::utf8).toArray(byte[][]::new);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
