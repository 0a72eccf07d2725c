package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.operations.monitor.DatabaseStatistics.Numbers;
import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Gauges of each database of this process. Every instance of a service tells of the same: take the maximum, not the sum. */
@Singleton
final class DatabaseMeters {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final List<DatabaseStatistics> databases;
    private final Watch watch;

    DatabaseMeters(List<DatabaseStatistics> databases, Watch watch) {
        this.databases = List.copyOf(databases);
        this.watch = watch;
    }

    @EventListener
    void onStart(StartupEvent started) {
        databases.forEach(this::watch);
    }

    private void watch(DatabaseStatistics database) {
        Tags tags = Tags.of("datasource", database.name());
        Measurement<Numbers> numbers = watch.every(PAUSE, "database " + database.name(), database::now);
        watch.gauge("shrike.database.bytes", "Size of the database", tags, numbers, Numbers::bytes);
        watch.gauge("shrike.database.connections", "Connections to it", tags, numbers, Numbers::connections);
        watch.gauge(
                "shrike.database.oldest.transaction.seconds",
                "How long its oldest transaction has been open; 0 when there is none",
                tags,
                numbers,
                Numbers::oldestTransaction);
    }
}
