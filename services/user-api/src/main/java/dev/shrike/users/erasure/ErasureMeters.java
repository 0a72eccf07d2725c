package dev.shrike.users.erasure;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import dev.shrike.users.erasure.OpenErasures.Count;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Gauges of open erasures and of who is waited for. Every instance tells of the same table: take the maximum, not the sum. */
@Singleton
class ErasureMeters {

    private final OpenErasures open;
    private final ErasureSettings settings;
    private final Watch watch;

    ErasureMeters(OpenErasures open, ErasureSettings settings, Watch watch) {
        this.open = open;
        this.settings = settings;
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        Measurement<Count> all = watch.every(Watch.PAUSE, "open erasures", open::all);
        watch.gauge("shrike.erasure.open", "Erasures that are not completed", Tags.empty(), all, Count::erasures);
        watch.gauge(
                "shrike.erasure.oldest.age.seconds",
                "How long ago the oldest of them was asked for; 0 when there is none",
                Tags.empty(),
                all,
                Count::age);
        Measurement<Map<String, Count>> waitedFor =
                watch.every(Watch.PAUSE, "participants of erasures", this::byParticipant);
        watch.gauges(
                "shrike.erasure.participant.waiting",
                "Erasures that wait for the participant",
                "participant",
                Tags.empty(),
                waitedFor,
                Count::erasures);
        watch.gauges(
                "shrike.erasure.participant.oldest.age.seconds",
                "How long the oldest of them has waited since the keys were destroyed; 0 when none waits",
                "participant",
                Tags.empty(),
                waitedFor,
                Count::age);
    }

    /** With those that are always waited for, and those that have been seen. */
    private Map<String, Count> byParticipant() {
        Map<String, Count> found = new HashMap<>();
        settings.participants().forEach(participant -> found.put(participant, new Count(0, 0)));
        found.putAll(open.byParticipant());
        return Map.copyOf(found);
    }
}
