package dev.shrike.messaging.projection;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.read.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes what a batch does to a build, and how far the build has come with it, in a transaction of the caller. */
final class BatchWriter {
    private final Projection projection;
    private final Build build;
    private final Checkpoint checkpoint;
    private final FaultInjection faults;

    BatchWriter(Projection projection, Build build, Checkpoint checkpoint, FaultInjection faults) {
        this.projection = projection;
        this.build = build;
        this.checkpoint = checkpoint;
        this.faults = faults;
    }

    /**
     * Afterwards only the build's tables are in the search path.
     *
     * @throws LeaseLostException when the build is another's now
     * @throws ApplyFailedException when the projection throws
     */
    void write(Connection connection, Batch batch, Progress progress) throws SQLException {
        checkpoint.advance(
                connection, build, batch.events().size(), batch.aside().size(), progress);
        for (Tailed.Unreadable message : batch.aside()) {
            checkpoint.setAside(connection, build, message);
        }
        for (var entry : batch.moved().entrySet()) {
            checkpoint.move(connection, build, entry.getKey(), entry.getValue());
        }
        faults.reached(ProjectionPoint.MOVED);
        build.enter(connection);
        apply(batch.events(), connection);
        faults.reached(ProjectionPoint.APPLIED);
    }

    private void apply(List<StoredEvent> events, Connection connection) {
        try {
            ProjectionTables tables = new ProjectionTables(connection);
            for (StoredEvent event : events) {
                projection.apply(event, tables);
            }
            tables.finish();
            Sql.define(connection, "set constraints all immediate"); // so that none fails at commit, without its event
        } catch (SQLException | RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new ApplyFailedException(e);
        }
    }
}
