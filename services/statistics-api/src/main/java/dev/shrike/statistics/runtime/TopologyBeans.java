package dev.shrike.statistics.runtime;

import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.runtime.TopologySettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;

/** The topologies of this process, and what can be asked of them. */
@Factory
class TopologyBeans {

    @Singleton
    @Bean(preDestroy = "close")
    TopologyRuntime topologies(
            @Value("${shrike.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${shrike.registry.url}") URI registry,
            @Value("${shrike.data}") Path data,
            @Value("${shrike.kafka.dead-letter-topic}") String deadLetterTopic) {
        return new TopologyRuntime(
                TopologySettings.of(bootstrapServers, registry, data.resolve("topologies"), deadLetterTopic));
    }

    @Singleton
    Scores scores(TopologyRuntime topologies) {
        return topologies.scores();
    }

    @Singleton
    Statistics statistics(TopologyRuntime topologies) {
        return topologies.statistics();
    }
}
