package dev.shrike.topology.runtime;

import dev.shrike.topology.module.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the topologies run and with what.
 *
 * @param bootstrapServers Kafka
 * @param registry base of the schema registry's Confluent API
 * @param stateDirectory where state stores are kept; they are rebuilt from Kafka when it is lost
 * @param deadLetterTopic where records go that no topology can handle; must exist
 * @param timing how long topologies wait and remember
 * @param resources what they may use
 */
public record TopologySettings(
        String bootstrapServers,
        URI registry,
        Path stateDirectory,
        String deadLetterTopic,
        Timing timing,
        Resources resources) {

    /** Checks that nothing is missing. */
    public TopologySettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(deadLetterTopic, "deadLetterTopic");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(resources, "resources");
    }

    /** Settings with everything else as it is good for one machine. */
    public static TopologySettings of(
            String bootstrapServers, URI registry, Path stateDirectory, String deadLetterTopic) {
        return new TopologySettings(
                bootstrapServers, registry, stateDirectory, deadLetterTopic, Timing.standard(), Resources.small());
    }
}
