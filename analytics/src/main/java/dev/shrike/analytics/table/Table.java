package dev.shrike.analytics.table;

import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table: the latest event of each key of one major version. Immutable.
 *
 * @param name in lower case, letters, digits and {@code _}
 * @param major whose compacted topic it shows
 * @param columns those of the record and the envelope first, which begin with {@code _}, then those of the data
 */
public record Table(String name, MajorVersion major, List<Column> columns) {

    /** What stands in the record around the event. */
    private static final List<Column> RECORD = List.of(
            own("_key", ColumnType.TEXT, "Kafka key", "One row for each."),
            own("_partition", ColumnType.INTEGER, "Kafka partition", "Where it lies in the topic."),
            own("_offset", ColumnType.BIGINT, "Kafka offset", "Where it lies in the partition."),
            own("_published_at", ColumnType.INSTANT, "Kafka timestamp", "When it was published."));

    private static final List<Column> ENVELOPE = List.of(
            own("_id", ColumnType.UUID_TEXT, "id", "The event's own id."),
            own("_type", ColumnType.TEXT, "type", "What kind of fact this is."),
            own("_version", ColumnType.TEXT, "version", "major.minor of the event's schema."),
            own("_source", ColumnType.TEXT, "metadata.source", "Who published it."),
            own("_time", ColumnType.INSTANT, "metadata.time", "When it happened."),
            own("_correlation_id", ColumnType.TEXT, "metadata.correlation_id", "Joins all events of one request."),
            own("_causation_id", ColumnType.TEXT, "metadata.causation_id", "The event that caused this one."),
            own("_upcast_from", ColumnType.TEXT, "metadata.upcast_from", "The version this event was raised from."));

    public Table {
        columns = List.copyOf(columns);
    }

    /** How many columns stand before those of the event: key, partition, offset and timestamp of the record. */
    static int recordColumns() {
        return RECORD.size();
    }

    /** The table of a version. */
    public static Table of(String name, MajorVersion major) {
        List<Column> columns = new ArrayList<>(RECORD);
        columns.addAll(ENVELOPE);
        columns.addAll(Flattening.of(major, List.copyOf(columns)));
        return new Table(name, major, columns);
    }

    /** The compacted topic that it shows. */
    public String topic() {
        return major.latestTopic();
    }

    /** The statement that makes it. */
    public String ddl() {
        return columns.stream()
                .map(column -> "\"" + column.name() + "\" " + column.type().sql())
                .collect(Collectors.joining(", ", "create table \"" + name + "\" (", ")"));
    }

    private static Column own(String name, ColumnType type, String path, String meaning) {
        return new Column(name, type, path, meaning, false);
    }
}
