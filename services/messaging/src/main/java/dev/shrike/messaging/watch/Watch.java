package dev.shrike.messaging.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes measurements in the background, from when they are asked for until the application stops, and gauges of them: a scrape
 * reads memory only, and a number that cannot be had is NaN. Without meters nothing is measured. Thread-safe.
 */
@Singleton
public final class Watch {
    /** How old a number is at most, while all is well. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<LastKnown> counters = new CopyOnWriteArrayList<>(); // the registry itself holds them weakly

    /**
     * @param registry the application's; null in one without meters
     */
    public Watch(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Begins to measure.
     *
     * @param what is measured, for the log
     * @param measure may block and may throw; its results are immutable
     */
    public <T> Measurement<T> every(Duration pause, String what, Callable<T> measure) {
        var measurement = new Measurement<>(what, measure);
        if (registry != null) {
            threads.add(Thread.ofVirtual().name("watch-" + what).start(() -> measurement.run(pause, stopping)));
        }
        return measurement;
    }

    /** Shows a number of a measurement. */
    public <T> void gauge(
            String name, String description, Tags tags, Measurement<T> measurement, ToDoubleFunction<T> number) {
        if (registry != null) {
            Gauge.builder(name, measurement, latest -> latest.value(number))
                    .description(description)
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
        }
    }

    /**
     * Shows a number of each part of a measurement; parts that appear later come along, and those that are gone are NaN.
     *
     * @param tag key of the tag that has the part's name
     * @param more tags besides it
     */
    public <V> void gauges(
            String name,
            String description,
            String tag,
            Tags more,
            Measurement<Map<String, V>> measurement,
            ToDoubleFunction<V> number) {
        each(
                measurement,
                part -> gauge(name, description, more.and(tag, part), measurement, found -> {
                    V value = found.get(part);
                    return value == null ? Double.NaN : number.applyAsDouble(value);
                }));
    }

    /** As {@link #gauges}, for a count that only grows; while it is not known it stays as it was. */
    public <V> void counters(
            String name,
            String description,
            String tag,
            Measurement<Map<String, V>> measurement,
            ToDoubleFunction<V> count) {
        each(measurement, part -> {
            var counted = new LastKnown();
            FunctionCounter.builder(
                            name,
                            counted,
                            last -> last.or(measurement.value(found -> {
                                V value = found.get(part);
                                return value == null ? Double.NaN : count.applyAsDouble(value);
                            })))
                    .description(description)
                    .tag(tag, part)
                    .register(registry);
            counters.add(counted);
        });
    }

    private <V> void each(Measurement<Map<String, V>> measurement, Consumer<String> show) {
        if (registry == null) {
            return;
        }
        Set<String> shown = ConcurrentHashMap.newKeySet();
        measurement.whenMeasured(
                found -> found.keySet().stream().filter(shown::add).forEach(show));
    }

    /** Shows a number that costs nothing to read. */
    public void gauge(String name, String description, Tags tags, DoubleSupplier number) {
        if (registry != null) {
            Gauge.builder(name, number::getAsDouble)
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // while databases and NATS are still there
    void onStop(ShutdownEvent stopped) {
        stopping.countDown();
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.debug("{} is still measuring", thread.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
