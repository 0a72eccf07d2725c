package dev.shrike.admin.alert.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks something that may hang, one question at a time: a database that is stopped in the middle of an answer keeps a thread waiting, and
 * who judges alerts must go on. Used by one thread; closed by any.
 */
final class WithinTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WithinTime.class);

    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean asking = new AtomicBoolean();
    private boolean away;

    WithinTime(Duration patience) {
        this.patience = patience;
    }

    /** The answer; empty when there was none in time, or when the question before has not come back yet. */
    <T> Optional<T> ask(Callable<T> question) throws InterruptedException {
        if (!asking.compareAndSet(false, true)) {
            return Optional.empty();
        }
        Future<T> answer = threads.submit(() -> {
            try {
                return question.call();
            } finally {
                asking.set(false);
            }
        });
        try {
            T found = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            away = false;
            return Optional.of(found);
        } catch (TimeoutException late) {
            answer.cancel(true);
            report("it does not answer");
        } catch (ExecutionException fault) {
            report(fault.getCause().toString());
        }
        return Optional.empty();
    }

    private void report(String reason) {
        if (!away) {
            LOG.warn("The database of alerts is away; alerts go on as they were known: {}", reason);
        }
        away = true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
