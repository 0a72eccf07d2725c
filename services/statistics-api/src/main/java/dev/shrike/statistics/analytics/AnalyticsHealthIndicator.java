package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.load.TableFreshness;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Health of the tables: not UP before all of them are loaded, nor while they cannot be kept current. */
@Singleton
@Requires(beans = Analytics.class)
class AnalyticsHealthIndicator implements HealthIndicator {

    private final Analytics analytics;

    AnalyticsHealthIndicator(Analytics analytics) {
        this.analytics = analytics;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        Map<String, Object> details = new LinkedHashMap<>();
        analytics.trouble().ifPresent(trouble -> details.put("reason", trouble));
        for (TableFreshness table : analytics.freshness()) {
            details.put(
                    table.table(),
                    Map.of(
                            "rows", table.rows(),
                            "lag", table.lag(),
                            "loaded", table.loaded(),
                            "undecodable", table.undecodable()));
        }
        return HealthResult.builder("analytics", analytics.isReady() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build();
    }
}
