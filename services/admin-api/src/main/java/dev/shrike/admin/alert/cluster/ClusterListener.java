package dev.shrike.admin.alert.cluster;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.LiveSubscription;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.operations.ThisProcess;
import dev.shrike.messaging.operations.monitor.ClusterEvents;
import dev.shrike.messaging.operations.monitor.Monitor;
import dev.shrike.messaging.operations.monitor.Snapshot;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.cluster.v1.Cluster;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the {@link ClusterView} what this process sees, directly, and what others publish. Without NATS the former goes on. Its thread
 * lives as long as the application.
 */
@Singleton
final class ClusterListener {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterListener.class);
    private static final int BUFFER = 200;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LiveEvents live;
    private final ClusterView view;
    private final Monitor monitor;
    private final ThisProcess process;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    ClusterListener(LiveEvents live, ClusterView view, Monitor monitor, ThisProcess process, Clock clock) {
        this.live = live;
        this.view = view;
        this.monitor = monitor;
        this.process = process;
        this.clock = clock;
    }

    @EventListener
    void onStart(StartupEvent started) {
        monitor.whenLooked(this::see);
        thread = Thread.ofVirtual().name("cluster-listener").start(this::run);
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE) // while NATS is still there to say good-bye to
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
                    listen();
                } catch (NatsUnavailableException away) {
                    LOG.debug("Other processes are not heard: {}", away.getMessage());
                } catch (RuntimeException e) { // one event may be odd; the next ones are not
                    LOG.warn("What other processes say could not be heard", e);
                }
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws InterruptedException {
        try (LiveSubscription events = live.open(Selection.all("cluster"), BUFFER)) {
            while (stopping.getCount() > 0) {
                events.next(PAUSE)
                        .filter(received -> received.event() instanceof Cluster)
                        .map(received -> ClusterEvents.read((Cluster) received.event()))
                        .filter(seen -> !seen.node().equals(process.node())) // that is known already, and sooner
                        .ifPresent(this::see);
            }
        }
    }

    private void see(Snapshot seen) {
        view.see(seen, clock.instant());
    }
}
