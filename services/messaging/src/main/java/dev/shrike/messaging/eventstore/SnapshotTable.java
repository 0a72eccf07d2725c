package dev.shrike.messaging.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code aggregate_snapshot}, for states of one form. */
record SnapshotTable<S>(SnapshotForm<S> form) {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTable.class);
    private static final String FIND = """
            select version, state from aggregate_snapshot where event = ? and aggregate = ? and schema_version = ?""";
    private static final String SAVE = """
            insert into aggregate_snapshot (event, aggregate, version, schema_version, state) values (?, ?, ?, ?, ?)
            on conflict (event, aggregate) do update
            set version = excluded.version, schema_version = excluded.schema_version, state = excluded.state""";

    Optional<Loaded<S>> find(Connection connection, AggregateId aggregate) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(FIND)) {
            HistoryTable.name(sql, 1, aggregate);
            sql.setInt(3, form.schemaVersion());
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? read(aggregate, row.getLong(1), row.getBytes(2)) : Optional.empty();
            }
        }
    }

    void save(Connection connection, AggregateId aggregate, long version, S state) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(SAVE)) {
            HistoryTable.name(sql, 1, aggregate);
            sql.setLong(3, version);
            sql.setInt(4, form.schemaVersion());
            sql.setBytes(5, form.write(state));
            sql.executeUpdate();
        }
    }

    private Optional<Loaded<S>> read(AggregateId aggregate, long version, byte[] state) {
        try {
            return Optional.of(new Loaded<>(form.read(state), version, 0));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The snapshot of {} at version {} cannot be read and is ignored: {}",
                    aggregate,
                    version,
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
