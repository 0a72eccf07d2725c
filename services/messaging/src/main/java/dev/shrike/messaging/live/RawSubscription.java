package dev.shrike.messaging.live;

import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on by itself after NATS was away; what passed by meanwhile is gone. Read by one thread, closed by any. */
public final class RawSubscription implements AutoCloseable {
    private final Subscription subscription;

    RawSubscription(Subscription subscription) {
        this.subscription = subscription;
    }

    /** The next message; empty when none came in time. */
    public Optional<RawDelivery> next(Duration atMost) throws InterruptedException {
        Message message = subscription.nextMessage(atMost);
        return message == null
                ? Optional.empty()
                : Optional.of(new RawDelivery(message.getSubject(), headers(message), message.getData()));
    }

    /** How many messages were dropped since the beginning because the reader was too slow. */
    public long dropped() {
        return subscription.getDroppedCount();
    }

    @Override
    public void close() {
        if (subscription.isActive()) {
            subscription.unsubscribe();
        }
    }

    private static Map<String, List<String>> headers(Message message) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Headers headers = message.getHeaders();
        if (headers != null) {
            headers.forEach(all::put);
        }
        return all;
    }
}
