package dev.shrike.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The images that the platform is made of, by the variables of {@code compose.yaml}. What is not said is one of the public images
 * that it names itself. Immutable.
 *
 * @param names by variable, as {@code SHRIKE_NATS_IMAGE}
 */
public record Images(Map<String, String> names) {
    private static final Map<String, String> PUBLIC = Map.of(
            "SHRIKE_IMAGE", "shrike/shrike:latest",
            "SHRIKE_NATS_IMAGE", "nats:2.10",
            "SHRIKE_KAFKA_IMAGE", "apache/kafka:4.3.1",
            "SHRIKE_POSTGRES_IMAGE", "postgres:17",
            "SHRIKE_REGISTRY_IMAGE", "apicurio/apicurio-registry:3.3.3",
            "SHRIKE_PROXY_IMAGE", "nginx:1.28");

    public Images {
        if (!PUBLIC.keySet().containsAll(names.keySet())) {
            throw new IllegalArgumentException("Images go by " + PUBLIC.keySet() + ", not " + names.keySet());
        }
        Map<String, String> all = new TreeMap<>(PUBLIC);
        all.putAll(names);
        names = Map.copyOf(all);
    }

    /** What the environment says. */
    public static Images ofEnvironment() {
        return of(System::getenv);
    }

    static Images of(UnaryOperator<String> environment) {
        Map<String, String> said = new TreeMap<>();
        PUBLIC.keySet().forEach(variable -> {
            String name = environment.apply(variable);
            if (name != null && !name.isBlank()) {
                said.put(variable, name.strip());
            }
        });
        return new Images(said);
    }

    @Override
    public String toString() {
        return String.join(", ", new TreeMap<>(names).values());
    }
}
