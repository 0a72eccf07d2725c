package dev.shrike.standalone.platform;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.metrics.BridgeMetrics;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings;
import dev.shrike.bridge.settings.LaneSettings.Sharing;
import dev.shrike.bridge.settings.TopicSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The bridge as a bean. On one machine it has all lanes, as the data folder's lock keeps a second one away. */
@Factory
final class BridgeBeans {

    @Singleton
    BridgeSettings bridgeSettings(
            @Value("${shrike.nats.url}") String nats,
            @Value("${shrike.kafka.bootstrap-servers}") String kafka,
            @Value("${shrike.registry.url}") URI registry,
            @Nullable @Property(name = "shrike.compaction.lag") Duration compactionLag,
            @Nullable @Property(name = "shrike.compaction.tombstones-kept") Duration tombstonesKept) {
        return BridgeSettings.of(nats, kafka, registry)
                .withTopics(TopicSettings.defaults()
                        .withCompaction(Optional.ofNullable(compactionLag), Optional.ofNullable(tombstonesKept)))
                .withInstance("local")
                .withLanes(LaneSettings.defaults().withSharing(Sharing.SOLE));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Bridge bridge(BridgeSettings settings, @Nullable OpenTelemetry telemetry) {
        return new Bridge(settings, EventCatalogue.standard(), Optional.ofNullable(telemetry));
    }

    /** Opens nothing before somebody looks. */
    @Singleton
    @Bean(preDestroy = "close")
    LetterDesk letterDesk(BridgeSettings settings) {
        return new LetterDesk(settings, EventCatalogue.standard());
    }

    /** Micrometer finds it, so that the lanes' numbers stand among all others. */
    @Singleton
    BridgeMetrics bridgeMetrics(Bridge bridge) {
        return new BridgeMetrics(bridge);
    }
}
