package dev.shrike.rest.meters;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Counts requests by how long they took, in buckets that the service levels of {@code charts/RUNBOOK.md} and the dashboards need:
 * few, as each is a series for every route, method and status.
 */
@Singleton
@Requires(classes = MeterFilter.class)
final class RequestBuckets implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final double[] NANOS = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(NANOS)
                        .build()
                        .merge(config)
                : config;
    }
}
