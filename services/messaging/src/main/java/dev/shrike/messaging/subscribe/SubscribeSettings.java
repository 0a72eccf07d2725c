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
 */
@ConfigurationProperties("shrike.messaging.subscribe")
public record SubscribeSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "64") int batch,
        @Bindable(defaultValue = "30s") Duration ackWait,
        @Bindable(defaultValue = "10") int tries,
        @Bindable(defaultValue = "200ms") Duration firstDelay,
        @Bindable(defaultValue = "1m") Duration longestDelay) {

    /** Refuses what cannot work. */
    public SubscribeSettings {
        if (batch < 1 || batch > 1_000 || tries < 1) {
            throw new IllegalArgumentException("shrike.messaging.subscribe: batch is 1 to 1000, tries at least 1");
        }
    }

    /** The pause after so many failures. */
    Duration delayAfter(int failures) {
        int doublings = Math.min(2 * (failures - 1), 30);
        Duration delay = firstDelay.multipliedBy(1L << doublings);
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }
}
