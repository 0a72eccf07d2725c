package dev.shrike.messaging.nats;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where NATS is and how patient calls to it are: {@code shrike.nats.*}.
 *
 * @param url one or several server addresses, separated by commas
 * @param credentials path of a credentials file, when the servers ask for one
 * @param timeout how long a request to NATS may take before it counts as failed
 * @param reconnectWait pause between attempts to connect
 * @param pingInterval how often a silent connection is probed; two missed answers count as a lost connection
 */
@ConfigurationProperties("shrike.nats")
public record NatsSettings(
        @Bindable(defaultValue = "nats://127.0.0.1:4222") String url,
        @Nullable String credentials,
        @Bindable(defaultValue = "5s") Duration timeout,
        @Bindable(defaultValue = "500ms") Duration reconnectWait,
        @Bindable(defaultValue = "10s") Duration pingInterval) {

    /** Settings for a server at the address, all else by default. */
    public static NatsSettings at(String url) {
        return new NatsSettings(url, null, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(10));
    }
}
