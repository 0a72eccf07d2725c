package dev.shrike.rest.eviction;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.LiveSubscription;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.keys.ServiceKeys;
import java.time.Duration;
import java.util.Set;

/**
 * Evicts by the events of the erasures themselves, for whoever destroys keys and does not broadcast it. Each process has a
 * consumer of its own, without a memory: the caches are empty when it begins. Used by the thread that opens it.
 */
final class ShreddingFeed implements AutoCloseable {

    private static final Selection EVENTS = Selection.of("gdpr", 1);
    private static final Set<String> TYPES = Set.of("delete", "shredded");
    private static final int BUFFER = 1_000;
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LiveSubscription events;
    private final ServiceKeys keys;
    private final CacheGate gate;
    private final Thread thread;
    private volatile boolean closed;

    /** @throws NatsUnavailableException when NATS is away or has no such stream yet */
    ShreddingFeed(LiveEvents live, ServiceKeys keys, CacheGate gate) {
        this.events = live.open(EVENTS, BUFFER);
        this.keys = keys;
        this.gate = gate;
        this.thread = Thread.ofVirtual().name("key-evictions-by-event").start(this::listen);
    }

    private void listen() {
        String why = "nobody listens to the events of erasures any more";
        try {
            while (!closed) {
                events.next(GLANCE).ifPresent(this::hear);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end of this thread, and of nothing else
        } catch (NatsUnavailableException e) {
            why = "the events of erasures are not heard: " + e.getMessage();
        } finally {
            if (!closed) {
                gate.lose(why);
            }
        }
    }

    private void hear(ReceivedEvent received) {
        if (TYPES.contains(received.envelope().type())) {
            received.definition().personOf(received.event()).ifPresent(keys::evict);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        events.close();
        thread.interrupt();
        thread.join(GRACE);
    }
}
