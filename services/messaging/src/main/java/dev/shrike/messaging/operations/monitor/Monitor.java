package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.operations.OperationsSettings;
import dev.shrike.messaging.operations.Outlet;
import dev.shrike.messaging.operations.ThisProcess;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at this process every few seconds from its start to its end, tells whoever listens in it, and publishes what it saw while
 * NATS is there. Reading meters costs memory accesses only; parts are asked side by side and with a bound. Thread-safe.
 */
@Singleton
public final class Monitor {
    /** How long the parts are waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ThisProcess process;
    private final OperationsSettings settings;
    private final Meters meters;
    private final Parts parts;
    private final Outlet outlet;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Snapshot latest;
    private Instant metricsDue = Instant.MIN;
    private Thread thread;

    Monitor(ThisProcess process, OperationsSettings settings, Meters meters, Parts parts, Outlet outlet) {
        this.process = process;
        this.settings = settings;
        this.meters = meters;
        this.parts = parts;
        this.outlet = outlet;
    }

    /** What was seen last; empty before the first time. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * Tells somebody of each look, before it is published: on the thread that looks, which waits. What it throws is logged.
     */
    public void whenLooked(Consumer<Snapshot> listener) {
        listeners.add(listener);
    }

    @EventListener
    void onStart(StartupEvent started) {
        thread = Thread.ofVirtual().name("operations-monitor").start(this::run);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // a part that ends is not down
    void onStop(ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join(GRACE);
        }
    }

    private void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) { // the next look may succeed, and without any nobody would be warned
                    LOG.warn("This process could not look at itself", e);
                }
            } while (!stopping.await(settings.partsInterval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks now. Used by one thread at a time. */
    void look() throws InterruptedException {
        Snapshot seen = new Snapshot(
                process.source(), process.node(), process.startedAt(), Instant.now(), meters.now(), parts.now());
        latest = seen;
        listeners.forEach(listener -> tell(listener, seen));
        if (settings.enabled()) {
            publish(seen);
        }
    }

    private static void tell(Consumer<Snapshot> listener, Snapshot seen) {
        try {
            listener.accept(seen);
        } catch (RuntimeException e) { // others want to know it, too
            LOG.warn("What was seen of this process could not be taken in", e);
        }
    }

    private void publish(Snapshot seen) {
        boolean leaving = outlet.publish(ClusterEvents.parts(seen, process.publisher()));
        if (leaving && !seen.at().isBefore(metricsDue)) {
            metricsDue = seen.at().plus(settings.metricsInterval());
            for (var event : ClusterEvents.metrics(seen, process.publisher())) {
                outlet.publish(event);
            }
        }
    }
}
