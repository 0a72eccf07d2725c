package dev.shrike.messaging.saga;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How sagas are run: {@code shrike.messaging.saga.*}.
 *
 * @param enabled whether this JVM takes up sagas by itself
 * @param threads most sagas that run at once, for each database
 * @param poll how often it looks for sagas that others left
 * @param heartbeat how often a running saga gives a sign; after four missed ones another instance takes it over
 * @param kept how long an ended saga can be looked up
 */
@ConfigurationProperties("shrike.messaging.saga")
record SagaSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "4") int threads,
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "5s") Duration heartbeat,
        @Bindable(defaultValue = "7d") Duration kept) {

    SagaSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("shrike.messaging.saga.threads is 1 to 64");
        }
        if (poll.toMillis() < 50 || heartbeat.toMillis() < 100 || kept.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "shrike.messaging.saga: poll at least 50ms, heartbeat at least 100ms, kept at least 1m");
        }
    }
}
