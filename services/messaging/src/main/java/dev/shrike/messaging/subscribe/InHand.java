package dev.shrike.messaging.subscribe;

import io.nats.client.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that were fetched and are not yet answered. While they wait or are being handled the server is told so, and does
 * not deliver them again; one that takes longer than the limit is given up, so that another instance may have it. Bounded by
 * the lanes' queues. Safe for use by many threads.
 */
final class InHand {
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

    private final Map<Message, Long> since = new ConcurrentHashMap<>(); // messages are equal when they are the same
    private final Duration limit;
    private final LongSupplier nanoClock;

    InHand(Duration limit, LongSupplier nanoClock) {
        this.limit = limit;
        this.nanoClock = nanoClock;
    }

    void add(Message message) {
        since.put(message, nanoClock.getAsLong());
    }

    void remove(Message message) {
        since.remove(message);
    }

    int size() {
        return since.size();
    }

    /** Whether something has been in hand for longer than the limit. */
    boolean stuck() {
        return since.values().stream().anyMatch(this::tooLong);
    }

    /** Tells the server that all of this is being worked on. */
    void extend() {
        for (Map.Entry<Message, Long> each : since.entrySet()) {
            if (!tooLong(each.getValue())) {
                extend(each.getKey());
            }
        }
    }

    private boolean tooLong(long begun) {
        return nanoClock.getAsLong() - begun > limit.toNanos();
    }

    private static void extend(Message message) {
        try {
            message.inProgress();
        } catch (IllegalStateException e) {
            LOG.debug("NATS is away, a message may be delivered again: {}", e.getMessage());
        }
    }
}
