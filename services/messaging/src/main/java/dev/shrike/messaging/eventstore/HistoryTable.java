package dev.shrike.messaging.eventstore;

import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The tables {@code aggregate_head} and {@code aggregate_event}. */
record HistoryTable(SingleObjectEncoding encoding) {
    private static final String CREATE =
            "insert into aggregate_head (event, aggregate, version) values (?, ?, ?) on conflict do nothing";
    private static final String ADVANCE =
            "update aggregate_head set version = ? where event = ? and aggregate = ? and version = ?";
    private static final String VERSION = "select version from aggregate_head where event = ? and aggregate = ?";
    private static final String INSERT = """
            insert into aggregate_event (event, aggregate, version, event_id, payload) values (?, ?, ?, ?, ?)""";
    private static final String READ = """
            select version, payload from aggregate_event
            where event = ? and aggregate = ? and version > ? order by version limit ?""";

    /** Moves the version on, if it is the expected one. Waits for another transaction that is doing the same. */
    boolean advance(Connection connection, AggregateId aggregate, long expected, long version) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(expected == 0 ? CREATE : ADVANCE)) {
            if (expected == 0) {
                name(sql, 1, aggregate);
                sql.setLong(3, version);
            } else {
                sql.setLong(1, version);
                name(sql, 2, aggregate);
                sql.setLong(4, expected);
            }
            return sql.executeUpdate() == 1;
        }
    }

    long version(Connection connection, AggregateId aggregate) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(VERSION)) {
            name(sql, 1, aggregate);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    void insert(Connection connection, AggregateId aggregate, long firstVersion, List<? extends SpecificRecord> events)
            throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(INSERT)) {
            name(sql, 1, aggregate);
            long version = firstVersion;
            for (SpecificRecord event : events) {
                sql.setLong(3, version++);
                sql.setObject(4, Envelope.of(event).id());
                sql.setBytes(5, encoding.encode(event));
                sql.addBatch();
            }
            sql.executeBatch();
        }
    }

    List<VersionedEvent> read(Connection connection, AggregateId aggregate, long afterVersion, int limit)
            throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(READ)) {
            name(sql, 1, aggregate);
            sql.setLong(3, afterVersion);
            sql.setInt(4, limit);
            List<VersionedEvent> events = new ArrayList<>();
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    events.add(new VersionedEvent(row.getLong(1), encoding.decode(row.getBytes(2))));
                }
            }
            return events;
        }
    }

    /** Deletes all that is kept of the aggregate, whose events it counts. Waits for who is appending to it. */
    int delete(Connection connection, AggregateId aggregate) throws SQLException {
        delete(connection, "aggregate_head", aggregate);
        delete(connection, "aggregate_snapshot", aggregate);
        return delete(connection, "aggregate_event", aggregate);
    }

    private static int delete(Connection connection, String table, AggregateId aggregate) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("delete from " + table + " where event = ? and aggregate = ?")) {
            name(sql, 1, aggregate);
            return sql.executeUpdate();
        }
    }

    static void name(PreparedStatement sql, int at, AggregateId aggregate) throws SQLException {
        sql.setString(at, aggregate.event());
        sql.setString(at + 1, aggregate.id());
    }
}
