package dev.shrike.messaging.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a run writes about its saga. Each write names the revision that it knows and ends the run when that is not the
 * newest: then somebody else has taken the saga over.
 */
final class SagaTable {
    private static final String CLAIM = """
            update saga set revision = revision + 1, next_at = null, changed_at = now()
            where id = ? and status in ('running', 'compensating')
            returning name, key, backward, state::text, revision, traceparent""";
    private static final String STEPS = """
            select step, status, attempts, undo_attempts, extract(epoch from clock_timestamp() - begun_at)
            from saga_step where saga_id = ? order by number""";
    private static final String KEEP = "update saga set revision = revision + 1, changed_at = now(), ";
    private static final String FENCE = " where id = ? and revision = ?";
    private static final String BEGIN = """
            insert into saga_step as s (saga_id, number, step, status, attempts)
            values (?, (select coalesce(max(number), 0) + 1 from saga_step where saga_id = ?), ?, 'begun', 1)
            on conflict (saga_id, step) do update set status = 'begun', attempts = s.attempts + 1""";
    private static final String BEGIN_UNDO = """
            update saga_step set status = 'undoing', undo_attempts = undo_attempts + 1
            where saga_id = ? and step = ?""";
    private static final String MARK = "update saga_step set status = ? where saga_id = ? and step = ?";
    private static final String FAILURE = "update saga_step set failure = ? where saga_id = ? and step = ?";

    private SagaTable() {}

    /** Takes the saga over, from whoever runs it. Empty when there is nothing to run. */
    static Optional<SagaRow> claim(Connection connection, UUID id) throws SQLException {
        List<StepRow> steps = steps(connection, id);
        return Sql.query(
                        connection,
                        row -> new SagaRow(
                                id,
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                steps),
                        CLAIM,
                        id)
                .stream()
                .findFirst();
    }

    private static List<StepRow> steps(Connection connection, UUID id) throws SQLException {
        return Sql.query(
                connection,
                row -> new StepRow(
                        row.getString(1),
                        StepStatus.of(row.getString(2)),
                        row.getInt(3),
                        row.getInt(4),
                        Duration.ofMillis((long) (row.getDouble(5) * 1000))),
                STEPS,
                id);
    }

    /** Notes that an attempt begins. */
    static SagaRow begin(Connection connection, SagaRow row, String step) throws SQLException {
        fence(connection, row, "status = 'running'");
        Sql.update(connection, BEGIN, row.id(), row.id(), step);
        return next(connection, row, row.state());
    }

    /** Notes that an attempt to undo a step begins. */
    static SagaRow beginUndo(Connection connection, SagaRow row, String step) throws SQLException {
        fence(connection, row, "status = 'compensating'");
        Sql.update(connection, BEGIN_UNDO, row.id(), step);
        return next(connection, row, row.state());
    }

    /** A step is done or undone, and left this state. */
    static SagaRow mark(Connection connection, SagaRow row, String step, StepStatus status, String state)
            throws SQLException {
        fence(connection, row, "state = ?::jsonb", state);
        Sql.update(connection, MARK, status.text(), row.id(), step);
        return next(connection, row, state);
    }

    /** An attempt failed and another one follows. */
    static void pause(Connection connection, SagaRow row, String step, String failure, Instant until)
            throws SQLException {
        fence(connection, row, "next_at = ?", until);
        Sql.update(connection, FAILURE, failure, row.id(), step);
    }

    /** A step failed for good: what was done is to be undone. */
    static SagaRow turnBack(Connection connection, SagaRow row, Step<?> step, String failure) throws SQLException {
        fence(connection, row, "status = 'compensating', backward = true, failure = ?", step.name() + ": " + failure);
        Sql.update(connection, FAILURE, failure, row.id(), step.name());
        if (!step.remote()) {
            Sql.update(connection, MARK, StepStatus.FAILED.text(), row.id(), step.name());
        }
        SagaRow now = next(connection, row, row.state());
        return new SagaRow(
                now.id(), now.name(), now.key(), true, now.state(), now.revision(), now.traceparent(), now.steps());
    }

    /** It cannot go on by itself. */
    static void stick(Connection connection, SagaRow row, String step, String failure) throws SQLException {
        fence(connection, row, "status = 'stuck', stuck_at = ?, failure = ?", step, step + ": " + failure);
        Sql.update(connection, FAILURE, failure, row.id(), step);
    }

    /** It has ended. */
    static void end(Connection connection, SagaRow row, SagaStatus status) throws SQLException {
        fence(connection, row, "status = ?", status.text());
    }

    private static void fence(Connection connection, SagaRow row, String change, Object... arguments)
            throws SQLException {
        Object[] all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = row.id();
        all[arguments.length + 1] = row.revision();
        if (Sql.update(connection, KEEP + change + FENCE, all) == 0) {
            throw new TakenOverException(row.id());
        }
    }

    private static SagaRow next(Connection connection, SagaRow row, String state) throws SQLException {
        return new SagaRow(
                row.id(),
                row.name(),
                row.key(),
                row.backward(),
                state,
                row.revision() + 1,
                row.traceparent(),
                steps(connection, row.id()));
    }
}
