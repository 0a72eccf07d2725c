package dev.shrike.gateway.door;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * What is let in without a limit: what watches this process, and what services ask each other where all of them are in this process. Where
 * they are not, nobody asks through here for what is theirs alone. Thread-safe.
 */
@Singleton
final class Exempt {
    private final boolean routes;

    /** @param routes whether requests are passed on to services elsewhere */
    Exempt(@Value("${shrike.gateway.routes.enabled:false}") boolean routes) {
        this.routes = routes;
    }

    boolean has(HttpRequest<?> request) {
        String path = request.getPath();
        return path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/prometheus")
                || (!routes && path.startsWith("/internal/"));
    }
}
