package dev.shrike.standalone.platform;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.metrics.BridgeMetrics;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings;
import dev.shrike.bridge.settings.LaneSettings.Sharing;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;

/** The bridge as a bean. On one machine it has all lanes, as the data folder's lock keeps a second one away. */
@Factory
final class BridgeBeans {

    @Singleton
    BridgeSettings bridgeSettings(
            @Value("${shrike.nats.url}") String nats,
            @Value("${shrike.kafka.bootstrap-servers}") String kafka,
            @Value("${shrike.registry.url}") URI registry) {
        return BridgeSettings.of(nats, kafka, registry)
                .withInstance("local")
                .withLanes(LaneSettings.defaults().withSharing(Sharing.SOLE));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Bridge bridge(BridgeSettings settings) {
        return new Bridge(settings);
    }

    /** Micrometer finds it, so that the lanes' numbers stand among all others. */
    @Singleton
    BridgeMetrics bridgeMetrics(Bridge bridge) {
        return new BridgeMetrics(bridge);
    }
}
