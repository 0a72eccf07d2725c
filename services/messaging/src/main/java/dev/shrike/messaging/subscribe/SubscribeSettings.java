package dev.shrike.messaging.subscribe;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How handlers are served: {@code shrike.messaging.subscribe.*}.
 *
 * @param enabled whether this JVM runs its handlers
 * @param batch most messages taken from the server at once, per selection
 * @param ackWait how long the server waits for a handler before it delivers again
 * @param tries how often an event is handed to a handler before it is parked
 * @param firstDelay pause after the first failure; four times as long after each further one
 * @param longestDelay longest pause between two tries
 * @param concurrency most aggregates that one selection of a handler serves at once, whatever the handler would like
 * @param longestHandling how long an event may be in hand before the server is no longer asked to wait and health complains
 */
@ConfigurationProperties("shrike.messaging.subscribe")
public record SubscribeSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "64") int batch,
        @Bindable(defaultValue = "30s") Duration ackWait,
        @Bindable(defaultValue = "10") int tries,
        @Bindable(defaultValue = "200ms") Duration firstDelay,
        @Bindable(defaultValue = "1m") Duration longestDelay,
        @Bindable(defaultValue = "16") int concurrency,
        @Bindable(defaultValue = "10m") Duration longestHandling) {
    private static final int MOST_LANES = 64;

    /** Refuses what cannot work. */
    public SubscribeSettings {
        if (batch < 1 || batch > 1_000 || tries < 1) {
            throw new IllegalArgumentException("shrike.messaging.subscribe: batch is 1 to 1000, tries at least 1");
        }
        if (concurrency < 1 || concurrency > MOST_LANES) {
            throw new IllegalArgumentException("shrike.messaging.subscribe: concurrency is 1 to " + MOST_LANES);
        }
    }

    /** How many lanes a selection of the handler gets. */
    int lanesOf(EventHandler handler) {
        return Math.clamp(handler.concurrency(), 1, concurrency);
    }

    /** The pause after so many failures. */
    Duration delayAfter(int failures) {
        int doublings = Math.min(2 * (failures - 1), 30);
        Duration delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
