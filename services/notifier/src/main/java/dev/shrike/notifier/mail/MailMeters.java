package dev.shrike.notifier.mail;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import dev.shrike.notifier.mail.Delivery.Failed;
import dev.shrike.notifier.mail.Delivery.Nobody;
import dev.shrike.notifier.mail.Delivery.Sent;
import dev.shrike.notifier.mail.Delivery.Unreachable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/**
 * Meters of mail: attempts of this instance by what became of them, and gauges of what is on its way, of which every instance tells
 * the same. Thread-safe.
 */
@Singleton
class MailMeters {
    private final MailTable table;
    private final Watch watch;
    private final Counter sent;
    private final Counter withheld;
    private final Counter failed;
    private final Counter unreachable;

    private record OnTheirWay(long all, long uncertain, double secondsDue) {}

    /** @param registry the application's, or null for counters that nobody reads */
    MailMeters(MailTable table, Watch watch, @Nullable MeterRegistry registry) {
        this.table = table;
        this.watch = watch;
        MeterRegistry meters = registry == null ? new CompositeMeterRegistry() : registry;
        this.sent = meters.counter("shrike.mail.attempts", "outcome", "sent");
        this.withheld = meters.counter("shrike.mail.attempts", "outcome", "withheld");
        this.failed = meters.counter("shrike.mail.attempts", "outcome", "failed");
        this.unreachable = meters.counter("shrike.mail.attempts", "outcome", "unreachable");
    }

    @EventListener
    void onStart(StartupEvent started) {
        Measurement<OnTheirWay> mail = watch.every(
                Watch.PAUSE,
                "mail",
                () -> new OnTheirWay(table.countOnTheirWay(), table.countUncertain(), table.secondsDue()));
        watch.gauge("shrike.mail.waiting", "Mails that are not sent yet", Tags.empty(), mail, OnTheirWay::all);
        watch.gauge(
                "shrike.mail.uncertain",
                "Of those, the ones that may have gone out already: an attempt was cut off",
                Tags.empty(),
                mail,
                OnTheirWay::uncertain);
        watch.gauge(
                "shrike.mail.due.seconds",
                "For how long the next one has been due; 0 when none is",
                Tags.empty(),
                mail,
                OnTheirWay::secondsDue);
    }

    /** An attempt has ended. */
    void attempted(Delivery delivery) {
        switch (delivery) {
            case Sent ignored -> sent.increment();
            case Nobody ignored -> withheld.increment();
            case Failed ignored -> failed.increment();
            case Unreachable ignored -> unreachable.increment();
        }
    }
}
