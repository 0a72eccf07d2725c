package dev.shrike.analytics.load;

import dev.shrike.analytics.database.AnalyticsException;
import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.table.Table;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches on a thread of its own, while the next ones are read. A batch that the database refuses, as when a query has taken
 * the memory, is tried again for a while; then the thread ends, and whoever brings the next batch is told. Thread-safe.
 */
final class Writing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    private static final int WAITING = 2;
    private static final int TRIES = 60;
    private static final long PAUSE_MILLIS = 500;
    private static final long IDLE_MILLIS = 200;
    private static final long CLOSE_MILLIS = 10_000;
    /** So many changed rows are worth compressing when nothing else is to be done. */
    private static final long WORTH_TIDYING = 50_000;

    private final Map<Table, TableState> states;
    private final Positions positions;
    private final BlockingQueue<Batch> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile Throwable failure;
    private volatile boolean closed;
    private long sinceTidy;

    Writing(Database database, Map<Table, RowSource> sources, Map<Table, TableState> states, Positions positions) {
        this.states = states;
        this.positions = positions;
        this.thread = Thread.ofPlatform().name("analytics-write").daemon().start(() -> run(database, sources));
    }

    /** Hands a batch over if there is room now. */
    boolean offer(Batch batch) {
        requireAlive();
        return waiting.offer(batch);
    }

    /** Hands a batch over once there is room. */
    void put(Batch batch) throws InterruptedException {
        do {
            requireAlive();
        } while (!waiting.offer(batch, IDLE_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void requireAlive() {
        if (failure != null) {
            throw new AnalyticsException("The tables cannot be written: " + failure.getMessage(), failure);
        }
        if (closed) {
            throw new AnalyticsException("The tables are closed");
        }
    }

    private void run(Database database, Map<Table, RowSource> sources) {
        try (TableWriter writer = new TableWriter(database, sources)) {
            while (!closed) {
                Batch batch = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    write(writer, batch);
                }
                if (sinceTidy >= WORTH_TIDYING && (batch == null || database.isHalfFull())) {
                    tidy(writer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
            LOG.error("Writing to the analytics tables ended", e);
        }
    }

    private void write(TableWriter writer, Batch batch) throws SQLException, InterruptedException {
        Iterator<Map.Entry<Table, Changes>> left = batch.changes().entrySet().iterator();
        while (left.hasNext()) {
            Map.Entry<Table, Changes> one = left.next();
            write(writer, one.getKey(), one.getValue());
            sinceTidy += one.getValue().size();
            left.remove();
        }
        positions.reached(batch.next());
    }

    private void write(TableWriter writer, Table table, Changes changes) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                writer.write(table, changes, states.get(table));
                return;
            } catch (SQLException e) {
                if (attempt == TRIES || closed) {
                    throw e;
                }
                LOG.warn(
                        "The table {} did not take a batch, try {} of {}: {}",
                        table.name(),
                        attempt,
                        TRIES,
                        e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void tidy(TableWriter writer) {
        try {
            writer.tidy();
        } catch (SQLException e) {
            LOG.debug("Not tidied now: {}", e.getMessage());
        }
        sinceTidy = 0;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The thread that writes the analytics tables did not end in time");
            thread.interrupt();
        }
    }
}
