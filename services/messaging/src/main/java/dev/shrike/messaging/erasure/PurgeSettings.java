package dev.shrike.messaging.erasure;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How a person is taken out of JetStream: {@code shrike.messaging.erasure.*}.
 *
 * @param timeout how long the server may take for one answer
 * @param scan how long one erasure may look for messages of others that name the person, over all streams; zero for not at all
 */
@ConfigurationProperties("shrike.messaging.erasure")
public record PurgeSettings(
        @Bindable(defaultValue = "30s") Duration timeout,
        @Bindable(defaultValue = "30s") Duration scan) {

    /** Refuses what cannot work. */
    public PurgeSettings {
        if (!timeout.isPositive() || scan.isNegative()) {
            throw new IllegalArgumentException("shrike.messaging.erasure: timeout is positive, scan is not negative");
        }
    }
}
