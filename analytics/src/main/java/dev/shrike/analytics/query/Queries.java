package dev.shrike.analytics.query;

import dev.shrike.analytics.database.AnalyticsException;
import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.query.QueryException.Kind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries, each on a thread of its own with a deep stack and in a read-only transaction; so many at once, and no more wait.
 * One that takes too long, or that nobody waits for any more, is cancelled. Thread-safe.
 */
public final class Queries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Queries.class);
    private static final long STACK = 16L * 1024 * 1024;
    private static final Duration CHECK = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(2);

    private final Database database;
    private final StatementCheck check;
    private final ExecutorService threads;
    private final Semaphore places;
    private final int concurrency;

    /** @param concurrency how many run at once */
    public Queries(Database database, int concurrency) {
        this.database = database;
        this.check = new StatementCheck(database);
        this.concurrency = concurrency;
        this.places = new Semaphore(concurrency);
        this.threads = Executors.newCachedThreadPool(new StackedThreads());
    }

    /** Threads whose stack is deep enough for the deepest statement that the parser lets through. */
    private static final class StackedThreads implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(null, work, "analytics-query-" + number.incrementAndGet(), STACK);
            thread.setDaemon(true);
            return thread;
        }
    }

    /**
     * Answers a query.
     *
     * @throws QueryException when it is wrong, not allowed, or takes more than it may
     * @throws InterruptedException when nobody waits for the answer any more; the query is cancelled
     */
    public QueryResult run(Query query) throws InterruptedException {
        RunningQuery running = new RunningQuery(database, check, query);
        Future<QueryResult> answer = submit(running);
        try {
            return answer.get(query.limits().time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel();
            throw ended(answer, query);
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } catch (InterruptedException e) {
            running.cancel();
            throw e;
        }
    }

    /**
     * Whether a statement could be run now, without running it: it is right and allowed, and what it reads is there.
     *
     * @throws QueryException when it could not
     * @throws InterruptedException when nobody waits for the answer any more
     */
    public void check(String sql) throws InterruptedException {
        Future<Void> checked = submit(() -> prepare(sql));
        try {
            checked.get(CHECK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new QueryException(Kind.TIME, "The statement was not understood within " + CHECK.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        }
    }

    private Void prepare(String sql) throws SQLException {
        try (DuckDBConnection connection = database.connect()) {
            check.check(connection, sql);
            RunningQuery.begin(connection);
            try (PreparedStatement _ = connection.prepareStatement(sql)) {
                return null;
            } catch (SQLException e) {
                throw SqlErrors.of(sql, e.getMessage(), 0, e);
            }
        }
    }

    /** How many run now. */
    int running() {
        return concurrency - places.availablePermits();
    }

    private <T> Future<T> submit(Callable<T> running) {
        if (!places.tryAcquire()) {
            throw new QueryException(Kind.BUSY, concurrency + " queries run already, as many as may at once");
        }
        try {
            return threads.submit(() -> {
                try {
                    return running.call();
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw new AnalyticsException("The database is closed", e);
        }
    }

    /** A query that was cancelled ends soon; one that does not holds its place until it does. */
    private static QueryException ended(Future<QueryResult> answer, Query query) throws InterruptedException {
        try {
            answer.get(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("A query that was cancelled still runs");
        } catch (ExecutionException cancelled) {
            LOG.debug("Cancelled: {}", cancelled.getMessage());
        }
        return new QueryException(
                Kind.TIME, "The query took longer than " + query.limits().time().toMillis() + " ms and was cancelled");
    }

    private static RuntimeException fault(Throwable fault) {
        return switch (fault) {
            case QueryException refused -> refused;
            case SQLException e -> new AnalyticsException("The database failed: " + e.getMessage(), e);
            default -> new AnalyticsException("The query failed: " + fault, fault);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Queries still run while the database is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
