package dev.shrike.messaging.read;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the event store is read: {@code shrike.messaging.read.*}.
 *
 * @param settle in a NATS cluster, how old an event has to be before it is ordered among those of other streams; above the
 *     difference of the servers' clocks. A single server has one clock and needs no wait.
 */
@ConfigurationProperties("shrike.messaging.read")
public record ReadSettings(@Bindable(defaultValue = "1s") Duration settle) {

    /** Refuses what cannot work. */
    public ReadSettings {
        if (settle.isNegative()) {
            throw new IllegalArgumentException("shrike.messaging.read.settle is not negative");
        }
    }
}
