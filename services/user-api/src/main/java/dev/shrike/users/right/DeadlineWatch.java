package dev.shrike.users.right;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import dev.shrike.users.right.DeadlineCounts.Counts;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of deadlines: as gauges, which are a minute old at most, and once a day as a line in the log when one has passed or is
 * near. Thread-safe. While the database is away the gauges are NaN.
 */
@Singleton
class DeadlineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);

    private final DeadlineCounts counts;
    private final Watch watch;
    private final Duration interval;

    DeadlineWatch(DeadlineCounts counts, Watch watch, @Value("${shrike.rights.count-interval:60s}") Duration interval) {
        this.counts = counts;
        this.watch = watch;
        this.interval = interval;
    }

    @EventListener
    void onStart(StartupEvent started) {
        Measurement<Counts> now = watch.every(interval, "deadlines", counts::now);
        gauge("shrike.gdpr.requests.open", "Requests of people that are not decided", now, Counts::open);
        gauge("shrike.gdpr.requests.overdue", "Of those, the ones whose last day is over", now, Counts::overdue);
        gauge("shrike.gdpr.requests.due.soon", "Of those, the ones whose last day is near", now, Counts::dueSoon);
        gauge(
                "shrike.gdpr.requests.days.left",
                "Days to the nearest last day, negative after it; NaN when no clock runs",
                now,
                it -> it.daysLeft().isPresent() ? it.daysLeft().getAsInt() : Double.NaN);
        gauge(
                "shrike.gdpr.holds.to.review",
                "Legal holds that somebody should have looked at",
                now,
                Counts::holdsToReview);
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

    private void gauge(String name, String description, Measurement<Counts> counts, ToDoubleFunction<Counts> number) {
        watch.gauge(name, description, Tags.empty(), counts, number);
    }
}
