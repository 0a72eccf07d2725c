package dev.shrike.bridge.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Where a bridge that runs alone answers health checks and metrics, and operators.
 *
 * @param host address to listen on
 * @param port 0 for none at all
 * @param tokenKeys where the keys are published that people's tokens are verified with ({@code GET /keys} of auth-api); without it dead
 *     letters are shown to nobody
 */
public record HttpSettings(String host, int port, Optional<URI> tokenKeys) {
    private static final int LARGEST_PORT = 65_535;

    public HttpSettings {
        if (host.isBlank() || port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "HTTP listens on a host and a port from 1 to 65535, or on none with port 0");
        }
    }

    /** 127.0.0.1:8090. */
    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", 8090, Optional.empty());
    }
}
