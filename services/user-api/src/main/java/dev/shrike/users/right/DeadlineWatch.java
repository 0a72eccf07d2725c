package dev.shrike.users.right;

import dev.shrike.users.right.DeadlineCounts.Counts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of deadlines: as gauges, which are a minute old at most, and once a day as a line in the log when one has passed or is
 * near. Thread-safe. While the database is away the gauges stay as they were.
 */
@Singleton
final class DeadlineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final DeadlineCounts counts;
    private volatile Counts last = new Counts(0, 0, 0, 0);

    /** @param registry the application's, or null for gauges that nobody reads */
    DeadlineWatch(DeadlineCounts counts, @Nullable MeterRegistry registry) {
        this.counts = counts;
        if (registry != null) {
            gauge(registry, "shrike.gdpr.requests.open", Counts::open);
            gauge(registry, "shrike.gdpr.requests.overdue", Counts::overdue);
            gauge(registry, "shrike.gdpr.requests.due.soon", Counts::dueSoon);
            gauge(registry, "shrike.gdpr.holds.to.review", Counts::holdsToReview);
        }
    }

    @Scheduled(fixedDelay = "${shrike.rights.count-interval:60s}")
    void count() {
        last = counts.now();
    }

    @Scheduled(cron = "${shrike.rights.daily:0 0 6 * * ?}", zoneId = "${shrike.rights.zone:UTC}")
    void warn() {
        Counts now = counts.now();
        if (now.late() || now.dueSoon() > 0) {
            LOG.warn(
                    "Requests of people: {} overdue, {} due soon, {} open; {} legal holds wait to be reviewed. See GET"
                            + " /gdpr/requests?state=open",
                    now.overdue(),
                    now.dueSoon(),
                    now.open(),
                    now.holdsToReview());
        }
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Counts> value) {
        Gauge.builder(name, this, watch -> value.applyAsDouble(watch.last)).register(registry);
    }
}
