package dev.shrike.rest.eviction;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.RawDelivery;
import dev.shrike.messaging.live.RawMessages;
import dev.shrike.messaging.live.RawSubscription;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.rest.keys.ServiceKeys;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to evictions, and keeps the caches open only as long as it surely hears them: broadcasts and events are subscribed to,
 * the server has answered since, and does so again every beat. Whatever else happens closes the caches, and it starts anew.
 */
@Singleton
final class EvictionFeed {

    private static final Logger LOG = LoggerFactory.getLogger(EvictionFeed.class);
    private static final int BUFFER = 10_000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final NatsConnection nats;
    private final RawMessages broadcasts;
    private final LiveEvents events;
    private final ServiceKeys keys;
    private final CacheGate gate;
    private final EvictionSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("key-evictions").unstarted(this::run);

    EvictionFeed(
            NatsConnection nats,
            RawMessages broadcasts,
            LiveEvents events,
            ServiceKeys keys,
            CacheGate gate,
            EvictionSettings settings) {
        this.nats = nats;
        this.broadcasts = broadcasts;
        this.events = events;
        this.keys = keys;
        this.gate = gate;
        this.settings = settings;
    }

    @EventListener
    void onStart(StartupEvent event) {
        nats.whenLost(() -> gate.lose("the connection to NATS is lost"));
        thread.start();
    }

    @EventListener
    @Order(0) // while NATS is still there
    void onStop(ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        gate.stop();
        thread.interrupt();
        thread.join(GRACE);
    }

    private void run() {
        try {
            while (!stopping.await(settings.pause().toNanos(), TimeUnit.NANOSECONDS)) {
                if (nats.awaitConnected(settings.beat())) {
                    listen();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end of this thread, and of nothing else
        } finally {
            gate.lose("nobody listens to evictions any more");
        }
    }

    /** Until the feed is lost. What breaks it is no reason to give up: the caches are closed, and it is tried again. */
    private void listen() throws InterruptedException {
        long losses = gate.losses();
        try (RawSubscription heard = broadcasts.open(EvictionMessage.SUBJECT, BUFFER);
                ShreddingFeed _ = new ShreddingFeed(events, keys, gate)) {
            nats.roundTrip(settings.patience());
            if (gate.open(losses)) {
                hearWhileSure(heard, losses);
            }
        } catch (NatsUnavailableException e) {
            lose(losses, e.getMessage());
        } catch (RuntimeException e) { // what broke it may pass, and a feed that gave up would never be heard of again
            LOG.warn("The feed of evictions broke", e);
            lose(losses, "the feed of evictions broke");
        }
    }

    private void hearWhileSure(RawSubscription heard, long losses) throws InterruptedException {
        long asked = System.nanoTime();
        while (gate.losses() == losses) {
            heard.next(settings.beat()).ifPresent(this::evict);
            if (heard.dropped() > 0) {
                lose(losses, "more evictions came at once than could be held");
            } else if (System.nanoTime() - asked >= settings.beat().toNanos()) {
                nats.roundTrip(settings.patience());
                asked = System.nanoTime();
            }
        }
    }

    /** Unless somebody else noticed first, whose reason is the better one. */
    private void lose(long losses, String why) {
        if (gate.losses() == losses) {
            gate.lose(why);
        }
    }

    private void evict(RawDelivery message) {
        EvictionMessage.personIn(message)
                .ifPresentOrElse(
                        keys::evict,
                        () -> LOG.warn(
                                "A message of {} bytes on {} names nobody; ignored",
                                message.payload().length,
                                message.subject()));
    }
}
