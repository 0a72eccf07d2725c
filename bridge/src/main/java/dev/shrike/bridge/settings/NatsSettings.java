package dev.shrike.bridge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where JetStream is.
 *
 * @param url one or more {@code nats://host:port}, separated by commas; {@code tls://} for TLS with the JVM's trust store
 * @param credentials a NATS credentials file
 * @param timeout bound of connecting and of each request
 */
public record NatsSettings(String url, Optional<Path> credentials, Duration timeout) {

    public NatsSettings {
        if (url.isBlank()) {
            throw new IllegalArgumentException("NATS needs an address");
        }
        Durations.positive("nats timeout", timeout);
    }

    /** No credentials, 5 s for each request. */
    public static NatsSettings of(String url) {
        return new NatsSettings(url, Optional.empty(), Duration.ofSeconds(5));
    }
}
