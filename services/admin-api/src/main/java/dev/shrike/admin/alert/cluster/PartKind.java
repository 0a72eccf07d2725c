package dev.shrike.admin.alert.cluster;

import java.util.Locale;
import java.util.Set;

/** What a part is, as the label {@code kind} of {@code shrike_part_up} says it. */
enum PartKind {
    /** What the platform stands on. */
    SERVER,
    /** What the platform consists of. */
    SERVICE,
    /** Anything else that a health check watches. */
    CHECK;

    private static final Set<String> SERVERS = Set.of("nats", "kafka", "postgres", "registry");
    private static final Set<String> SERVICES = Set.of("bridge", "gateway", "notifier");

    static PartKind of(String part) {
        if (SERVERS.contains(part)) {
            return SERVER;
        }
        return SERVICES.contains(part) || part.endsWith("-api") ? SERVICE : CHECK;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
