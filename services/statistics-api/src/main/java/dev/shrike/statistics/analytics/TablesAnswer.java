package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.analytics.load.TableFreshness;
import dev.shrike.analytics.table.Table;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tables that SQL can ask, in the order of the event catalogue. */
@Introspected
record TablesAnswer(List<OneTable> tables) {

    /**
     * One table.
     *
     * @param topic the compacted topic that it shows
     * @param loaded from 0 to 1
     * @param position when its newest record was published
     */
    @Introspected
    record OneTable(
            String name,
            String topic,
            long rows,
            long lag,
            double loaded,
            @Nullable Instant position,
            long undecodable,
            @Nullable String lastUndecodable,
            List<OneColumn> columns) {}

    /**
     * One column.
     *
     * @param path where the value stands in the event
     * @param sealed whether it is sealed personal data, which is always NULL here
     */
    @Introspected
    record OneColumn(String name, String type, String path, String meaning, boolean sealed) {}

    static TablesAnswer of(Analytics analytics) {
        List<OneTable> tables = new ArrayList<>();
        List<TableFreshness> freshness = analytics.freshness();
        for (int i = 0; i < freshness.size(); i++) {
            tables.add(of(analytics.tables().get(i), freshness.get(i)));
        }
        return new TablesAnswer(tables);
    }

    private static OneTable of(Table table, TableFreshness freshness) {
        return new OneTable(
                table.name(),
                table.topic(),
                freshness.rows(),
                freshness.lag(),
                freshness.loaded(),
                freshness.position().orElse(null),
                freshness.undecodable(),
                freshness.lastUndecodable().orElse(null),
                table.columns().stream()
                        .map(column -> new OneColumn(
                                column.name(), column.type().sql(), column.path(), column.meaning(), column.sealed()))
                        .toList());
    }
}
