package dev.shrike.messaging.watch;

import dev.shrike.messaging.nats.NatsUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is measured again and again, on a thread of its own. Whoever reads it gets what was measured last, at once.
 * While measuring fails there is nothing to read, and the reason is logged when it changes. Thread-safe.
 *
 * @param <T> what is measured; immutable
 */
public final class Measurement<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Measurement.class);

    private final String what;
    private final Callable<T> measure;
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T latest;
    private String fault = "";

    /**
     * @param what is measured, for the log
     * @param measure may block, and may throw
     */
    Measurement(String what, Callable<T> measure) {
        this.what = what;
        this.measure = measure;
    }

    /** A number of what was measured last; NaN before the first time and after a failure. */
    public double value(ToDoubleFunction<T> number) {
        T now = latest;
        return now == null ? Double.NaN : number.applyAsDouble(now);
    }

    /** Tells somebody of each result, on the thread that measures; of the latest at once, if there is one. */
    void whenMeasured(Consumer<T> listener) {
        listeners.add(listener);
        T now = latest;
        if (now != null) {
            listener.accept(now);
        }
    }

    /** Measures until stopped. */
    void run(Duration pause, CountDownLatch stopping) {
        try {
            do {
                once();
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Measures now. Used by one thread at a time. */
    void once() throws InterruptedException {
        try {
            T measured = measure.call();
            latest = measured;
            fault = "";
            listeners.forEach(listener -> listener.accept(measured));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // what the database throws comes unwrapped, declared or not
            latest = null;
            report(e);
        }
    }

    private void report(Exception e) {
        String met = e.getClass().getName(); // its message may quote values
        if (!met.equals(fault) && !(e instanceof NatsUnavailableException)) { // the connection itself logs that
            LOG.warn("{}: not known until this ends: {}", what, met);
        }
        fault = met;
    }
}
