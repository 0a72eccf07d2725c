package dev.shrike.bridge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where JetStream is.
 *
 * @param url one or more {@code nats://host:port}, separated by commas; {@code tls://} for TLS with the JVM's trust store
 * @param credentials a NATS credentials file
 * @param timeout bound of connecting and of each request
 * @param client further client properties as jnats names them ({@code io.nats.client.keyStore}, {@code io.nats.client.username}, ...);
 *     never printed
 */
public record NatsSettings(String url, Optional<Path> credentials, Duration timeout, Map<String, String> client) {

    public NatsSettings {
        if (url.isBlank()) {
            throw new IllegalArgumentException("NATS needs an address");
        }
        Durations.positive("nats timeout", timeout);
        client = Map.copyOf(client);
    }

    /** No credentials, 5 s for each request. */
    public static NatsSettings of(String url) {
        return new NatsSettings(url, Optional.empty(), Duration.ofSeconds(5), Map.of());
    }

    /** The address without a user's name and password. */
    public String address() {
        return url.replaceAll("//[^/@]*@", "//");
    }

    @Override
    public String toString() {
        return "NatsSettings[url=" + address() + "]";
    }
}
