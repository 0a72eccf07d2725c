package dev.shrike.gateway.route;

import dev.shrike.gateway.door.LimitSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How a client reached us: what our own proxies say of it where there are such, else how it reached this process. */
@Singleton
final class Forwarded {
    private final boolean behindProxies;

    Forwarded(LimitSettings settings) {
        this.behindProxies = settings.proxies() > 0;
    }

    /** {@code http} or {@code https}. */
    String scheme(HttpRequest<?> request) {
        String direct = request.isSecure() ? "https" : "http";
        String said = behindProxies ? request.getHeaders().get("X-Forwarded-Proto") : null;
        return "https".equals(said) || "http".equals(said) ? said : direct;
    }

    /** The name by which it was asked for. */
    Optional<String> host(HttpRequest<?> request) {
        String said = behindProxies ? request.getHeaders().get("X-Forwarded-Host") : null;
        return Optional.ofNullable(said == null ? request.getHeaders().get(HttpHeaders.HOST) : said);
    }
}
