package dev.shrike.admin.page.platform;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where the services are, by settings. Without a setting: admin-api at its own port, and no other anywhere. Immutable. */
@Singleton
final class Places {
    private final Map<Place, URI> addresses;

    @Inject
    Places(Environment environment, @Value("${micronaut.server.port:8080}") int port) {
        this(settings(environment, port));
    }

    Places(Map<Place, URI> addresses) {
        this.addresses = new EnumMap<>(addresses);
    }

    Optional<URI> of(Place place) {
        return Optional.ofNullable(addresses.get(place));
    }

    private static Map<Place, URI> settings(Environment environment, int port) {
        Map<Place, URI> found = new EnumMap<>(Place.class);
        found.put(Place.ADMIN, URI.create("http://127.0.0.1:" + port));
        for (Place place : Place.values()) {
            environment.getProperty(place.setting(), URI.class).ifPresent(address -> found.put(place, address));
        }
        return found;
    }
}
