package dev.shrike.messaging.projection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How projections are run: {@code shrike.messaging.projection.*}.
 *
 * @param enabled whether this JVM runs projections at all
 * @param batch most events applied in one transaction; some three times as many wait in memory for each build and stream
 * @param poll how often a build that nobody runs is looked for
 * @param lease how long a build stays with an instance that no longer renews; the delay after a crash
 */
@ConfigurationProperties("shrike.messaging.projection")
public record ProjectionSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "1000") int batch,
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "10s") Duration lease) {

    /** Refuses what cannot work. */
    public ProjectionSettings {
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("shrike.messaging.projection.batch is 1 to 10000");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || poll.compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "shrike.messaging.projection.lease is at least one second, and not shorter than .poll");
        }
    }
}
