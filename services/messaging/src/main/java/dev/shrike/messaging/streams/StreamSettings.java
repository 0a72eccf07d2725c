package dev.shrike.messaging.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What the catalogue does not say of a stream: {@code shrike.nats.streams.*}.
 *
 * @param provision whether this application creates and updates streams when it connects
 * @param replicas copies in the NATS cluster
 * @param duplicateWindow how long the server drops a message id that it has seen; costs memory on the server, about
 *     100 bytes a message
 */
@ConfigurationProperties("shrike.nats.streams")
public record StreamSettings(
        @Bindable(defaultValue = "true") boolean provision,
        @Bindable(defaultValue = "1") int replicas,
        @Bindable(defaultValue = "10m") Duration duplicateWindow) {

    /** One machine. */
    public static StreamSettings defaults() {
        return new StreamSettings(true, 1, Duration.ofMinutes(10));
    }
}
