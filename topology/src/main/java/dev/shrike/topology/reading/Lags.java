package dev.shrike.topology.reading;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the copies of this instance are behind the ends of their changelogs. Measuring asks Kafka, so one measurement at a
 * time is made, and serves everybody for half a second. Thread-safe.
 */
public final class Lags {
    /** How old a measurement may be that an answer rests on. */
    public static final Duration FRESH = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Lags.class);

    private final Supplier<Map<String, Map<Integer, Long>>> measure;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private CompletableFuture<Map<String, Map<Integer, Long>>> latest;
    private long begunAt;

    /**
     * @param measure asks Kafka
     * @param patience how long somebody waits for it
     * @param nanoTime the clock
     */
    public Lags(Supplier<Map<String, Map<Integer, Long>>> measure, Duration patience, LongSupplier nanoTime) {
        this.measure = measure;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** How many records the copy of a partition is behind; empty when there is no copy here, or Kafka does not say. */
    OptionalLong of(String store, int partition) {
        Long found = all().getOrDefault(store, Map.of()).get(partition);
        return found == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, found));
    }

    /** The lags of all copies, by store and partition; empty when Kafka does not say. */
    public Map<String, Map<Integer, Long>> all() {
        try {
            return current().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The lags of state stores are not known now", e);
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private synchronized CompletableFuture<Map<String, Map<Integer, Long>>> current() {
        long now = nanoTime.getAsLong();
        if (latest == null || (latest.isDone() && now - begunAt > FRESH.toNanos())) {
            begunAt = now;
            latest = CompletableFuture.supplyAsync(measure, Thread::startVirtualThread);
        }
        return latest;
    }
}
