package dev.shrike.messaging.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Helps stuck sagas on, as a person decided, and notes that. */
final class StuckSagas {
    private static final String LOCK = "select name, status, stuck_at from saga where id = ? for update";
    private static final String NOTE =
            "insert into saga_intervention (saga_id, remedy, by, reason) values (?, ?, ?, ?)";
    private static final String GO_ON = """
            update saga set status = 'compensating', stuck_at = null, revision = revision + 1, changed_at = now()
            where id = ?""";
    private static final String TRY_ANEW = "update saga_step set undo_attempts = 0 where saga_id = ? and step = ?";
    private static final String SKIP = "update saga_step set status = 'skipped' where saga_id = ? and step = ?";
    private static final String ABANDON = """
            update saga set status = 'abandoned', revision = revision + 1, changed_at = now() where id = ?""";

    private StuckSagas() {}

    private record Stuck(String saga, SagaStatus status, String step) {}

    static void help(Connection connection, UUID id, Remedy remedy, String by, String reason, Instant now)
            throws SQLException {
        Stuck stuck = lock(connection, id);
        switch (remedy) {
            case RETRY -> Sql.update(connection, TRY_ANEW, id, stuck.step());
            case SKIP_COMPENSATION -> Sql.update(connection, SKIP, id, stuck.step());
            case ABANDON -> Sql.update(connection, ABANDON, id);
        }
        if (remedy != Remedy.ABANDON) {
            Sql.update(connection, GO_ON, id);
            SagaTasks.plan(connection, stuck.saga(), id, now);
        }
        Sql.update(connection, NOTE, id, remedy.name(), by, reason);
    }

    private static Stuck lock(Connection connection, UUID id) throws SQLException {
        List<Stuck> found = Sql.query(
                connection,
                row -> new Stuck(row.getString(1), SagaStatus.of(row.getString(2)), row.getString(3)),
                LOCK,
                id);
        if (found.isEmpty()) {
            throw new UnknownSagaException(id);
        }
        Stuck saga = found.getFirst();
        if (saga.status() != SagaStatus.STUCK) {
            throw new NotStuckException(
                    "Saga " + id + " is " + saga.status().text() + "; only a stuck one can be helped on");
        }
        return saga;
    }
}
