package dev.shrike.gateway.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which service answers a path: the one with its longest beginning, element by element. Immutable.
 *
 * @param services names of services by the beginnings of paths
 */
public record RouteTable(Map<String, String> services) {
    /** The name of this service itself. */
    public static final String GATEWAY = "gateway";

    private static final String FILE = "routes";

    /** Refuses what is no beginning of a path. */
    public RouteTable {
        services = Map.copyOf(services);
        services.keySet().forEach(path -> {
            if (!path.matches("(/[a-z0-9-]+(\\.[a-z]+)?)+")
                    || path.equals("/internal")
                    || path.startsWith("/internal/")) {
                throw new IllegalArgumentException("Not the beginning of a path that may be let in: " + path);
            }
        });
    }

    /** The routes of the platform's own services. */
    public static RouteTable standard() {
        try (InputStream file = RouteTable.class.getResourceAsStream(FILE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The table of routes cannot be read", e);
        }
    }

    /** These and more; where both have a path, the more count. */
    RouteTable with(Collection<String> lines) {
        Map<String, String> all = new TreeMap<>(services);
        all.putAll(of(lines).services());
        return new RouteTable(all);
    }

    private static RouteTable of(Collection<String> lines) {
        Map<String, String> routes = new TreeMap<>();
        for (String line : lines) {
            String route = line.strip();
            if (!route.isEmpty() && !route.startsWith("#")) {
                String[] parts = route.split("\\s+");
                if (parts.length != 2) {
                    throw new IllegalArgumentException("A route is a path and the name of a service: " + route);
                }
                routes.put(parts[0], parts[1]);
            }
        }
        return new RouteTable(routes);
    }

    /** Who answers the path; empty when nobody does for those outside. */
    public Optional<String> serviceOf(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String service = services.get(path.substring(0, end));
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
