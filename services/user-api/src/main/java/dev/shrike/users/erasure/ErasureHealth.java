package dev.shrike.users.erasure;

import dev.shrike.messaging.MessagingHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Degraded while an erasure takes longer than it may: {@code shrike.erasure.overdue}. */
@Singleton
class ErasureHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureHealth.class);

    private final ErasureTable erasures;
    private final ErasureSettings settings;
    private final Clock clock;
    private volatile long overdue;

    ErasureHealth(ErasureTable erasures, ErasureSettings settings, Clock clock, MeterRegistry meters) {
        this.erasures = erasures;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("shrike.erasure.overdue", this, health -> health.overdue);
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "1m")
    void look() {
        overdue = erasures.countOpenSince(clock.instant().minus(settings.overdue()));
        if (overdue > 0) {
            LOG.warn("{} erasures were asked for more than {} ago and are not completed", overdue, settings.overdue());
        }
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = overdue == 0 ? HealthStatus.UP : MessagingHealth.DEGRADED;
        return Publishers.just(HealthResult.builder("erasures", status)
                .details(Map.of("overdue", overdue))
                .build());
    }
}
