package dev.shrike.statistics.runtime;

import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.statistics.peers.HttpPeers;
import dev.shrike.statistics.peers.StaleMarks;
import dev.shrike.topology.position.WrittenEvents;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.runtime.TopologySettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The topologies of this process, and what can be asked of them. */
@Factory
class TopologyBeans {

    /**
     * The topologies.
     *
     * @param compactionLag instead of what the catalogue promises
     * @param tombstonesKept instead of what the catalogue promises
     * @param setup which of them, and with which other instances
     */
    @Singleton
    @Bean(preDestroy = "close")
    TopologyRuntime topologies(
            @Value("${shrike.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${shrike.registry.url}") URI registry,
            @Value("${shrike.data}") Path data,
            @Value("${shrike.kafka.dead-letter-topic}") String deadLetterTopic,
            @Nullable @Property(name = "shrike.compaction.lag") Duration compactionLag,
            @Nullable @Property(name = "shrike.compaction.tombstones-kept") Duration tombstonesKept,
            TopologySetup setup,
            HttpPeers peers,
            StaleMarks marks) {
        TopologySettings settings = TopologySettings.of(
                        bootstrapServers, registry, data.resolve("topologies"), deadLetterTopic)
                .withEnabled(setup.selection())
                .withMembership(setup.membership(), setup.resources())
                .withOrphans(setup.orphans());
        Compaction compaction =
                settings.compaction().or(Optional.ofNullable(compactionLag), Optional.ofNullable(tombstonesKept));
        return new TopologyRuntime(settings.withCompaction(compaction), peers, marks);
    }

    @Singleton
    @Bean(preDestroy = "close")
    HttpPeers peers(ServiceTokens tokens, TopologySetup setup) {
        return new HttpPeers(tokens, setup.peerTimeout());
    }

    @Singleton
    Scores scores(TopologyRuntime topologies) {
        return topologies.scores();
    }

    @Singleton
    Statistics statistics(TopologyRuntime topologies) {
        return topologies.statistics();
    }

    @Singleton
    @Bean(preDestroy = "")
    WrittenEvents written(TopologyRuntime topologies) {
        return topologies.written();
    }
}
