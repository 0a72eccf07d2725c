package dev.shrike.messaging.saga;

import dev.shrike.messaging.saga.SagaView.Intervention;
import dev.shrike.messaging.saga.SagaView.StepView;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sagas as they are shown. */
final class SagaQueries {
    private static final String SAGA =
            "select id, name, key, status, failure, stuck_at, next_at, started_at, changed_at from saga ";
    private static final String STEPS = """
            select step, status, attempts, undo_attempts, failure from saga_step where saga_id = ? order by number""";
    private static final String INTERVENTIONS = """
            select at, remedy, by, reason from saga_intervention where saga_id = ? order by id""";

    private SagaQueries() {}

    static Optional<SagaView> find(Connection connection, UUID id) throws SQLException {
        return whole(connection, SAGA + "where id = ?", id);
    }

    static Optional<SagaView> findUnderWay(Connection connection, String saga, String key) throws SQLException {
        String sql = SAGA + "where name = ? and key = ? and status in ('running', 'compensating', 'stuck')";
        return whole(connection, sql, saga, key);
    }

    static List<SagaView> list(Connection connection, SagaStatus status, int limit) throws SQLException {
        String sql = SAGA + "where status = ? order by changed_at, id limit ?";
        return Sql.query(connection, row -> view(row, List.of(), List.of()), sql, status.text(), limit);
    }

    static long countStuck(Connection connection) throws SQLException {
        return Sql.query(connection, row -> row.getLong(1), "select count(*) from saga where status = 'stuck'")
                .getFirst();
    }

    private static Optional<SagaView> whole(Connection connection, String sql, Object... arguments)
            throws SQLException {
        List<SagaView> found = Sql.query(connection, row -> view(row, List.of(), List.of()), sql, arguments);
        return found.isEmpty() ? Optional.empty() : Optional.of(withDetails(connection, found.getFirst()));
    }

    private static SagaView withDetails(Connection connection, SagaView saga) throws SQLException {
        List<StepView> steps = Sql.query(connection, SagaQueries::step, STEPS, saga.id());
        List<Intervention> interventions = Sql.query(connection, SagaQueries::intervention, INTERVENTIONS, saga.id());
        return new SagaView(
                saga.id(),
                saga.saga(),
                saga.key(),
                saga.status(),
                saga.failure(),
                saga.stuckAt(),
                saga.nextAttempt(),
                saga.started(),
                saga.changed(),
                steps,
                interventions);
    }

    private static SagaView view(ResultSet row, List<StepView> steps, List<Intervention> interventions)
            throws SQLException {
        return new SagaView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("key"),
                SagaStatus.of(row.getString("status")),
                row.getString("failure"),
                Optional.ofNullable(row.getString("stuck_at")),
                Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant),
                instant(row, "started_at"),
                instant(row, "changed_at"),
                steps,
                interventions);
    }

    private static StepView step(ResultSet row) throws SQLException {
        return new StepView(
                row.getString(1), StepStatus.of(row.getString(2)), row.getInt(3), row.getInt(4), row.getString(5));
    }

    private static Intervention intervention(ResultSet row) throws SQLException {
        return new Intervention(
                instant(row, "at"),
                Remedy.valueOf(row.getString("remedy")),
                row.getString("by"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
