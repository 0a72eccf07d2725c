package dev.shrike.bridge.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the schema registry is.
 *
 * @param url base of the Confluent API, without a slash at the end
 * @param timeout bound of each call
 */
public record RegistrySettings(URI url, Duration timeout) {

    public RegistrySettings {
        Objects.requireNonNull(url, "registry url");
        Durations.positive("registry timeout", timeout);
    }

    /** 10 s for each call. */
    public static RegistrySettings of(URI url) {
        return new RegistrySettings(url, Duration.ofSeconds(10));
    }
}
