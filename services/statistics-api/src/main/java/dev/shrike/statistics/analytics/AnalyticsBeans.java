package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.AnalyticsSettings;
import dev.shrike.analytics.load.LoadSettings;
import dev.shrike.analytics.query.QueryLimits;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

/** The tables of this process. */
@Factory
@Requires(property = "shrike.kafka.bootstrap-servers")
@Requires(property = "shrike.registry.url")
class AnalyticsBeans {

    @Singleton
    @Bean(preDestroy = "close")
    Analytics analytics(
            @Value("${shrike.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${shrike.registry.url}") URI registry,
            SqlSettings settings,
            Clock clock) {
        LoadSettings standard = LoadSettings.of(bootstrapServers, registry);
        LoadSettings load = new LoadSettings(
                bootstrapServers,
                registry,
                standard.timeout(),
                settings.startAgainAfter(),
                standard.rowsPerBatch(),
                standard.bytesPerBatch());
        QueryLimits limits = new QueryLimits(
                settings.mostRows(), AnalyticsSettings.of(load).limits().bytes(), settings.time());
        return new Analytics(
                new AnalyticsSettings(load, settings.memory(), settings.threads(), settings.concurrency(), limits),
                EventCatalogue.standard(),
                clock);
    }
}
