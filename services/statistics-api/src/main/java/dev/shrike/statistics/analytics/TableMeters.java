package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Meters of the tables for SQL, {@code shrike.sql.table.*}. Every instance has all tables for itself. Thread-safe. */
@Singleton
@Requires(beans = Analytics.class)
class TableMeters implements ApplicationEventListener<StartupEvent> {

    private static final String TABLE = "table";

    private final Analytics analytics;
    private final Watch watch;

    TableMeters(Analytics analytics, Watch watch) {
        this.analytics = analytics;
        this.watch = watch;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        Measurement<Map<String, TableFreshness>> tables = watch.every(
                Watch.PAUSE,
                "tables for SQL",
                () -> analytics.freshness().stream()
                        .collect(Collectors.toUnmodifiableMap(TableFreshness::table, Function.identity())));
        watch.gauge(
                "shrike.sql.ready",
                "Whether all tables are loaded and kept current",
                Tags.empty(),
                () -> analytics.isReady() ? 1 : 0);
        watch.gauges("shrike.sql.table.rows", "Rows of the table", TABLE, Tags.empty(), tables, TableFreshness::rows);
        watch.gauges(
                "shrike.sql.table.lag.records",
                "Records of the topic that are not in the table yet",
                TABLE,
                Tags.empty(),
                tables,
                TableFreshness::lag);
        watch.counters(
                "shrike.sql.table.undecodable",
                "Records that are no event of the table",
                TABLE,
                tables,
                TableFreshness::undecodable);
    }
}
