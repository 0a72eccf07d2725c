package dev.shrike.statistics.count;

import dev.shrike.topology.query.NamedCount;
import java.time.Instant;
import java.util.List;

/** How often what services count happened, by hour, oldest first; hours in which it did not happen are left out. */
record CountsAnswer(List<Row> counts) {

    static CountsAnswer of(List<NamedCount> counts) {
        return new CountsAnswer(counts.stream()
                .map(count -> new Row(count.name(), count.hour(), count.times()))
                .toList());
    }

    /** So many times in the hour that starts then. */
    record Row(String name, Instant hour, long times) {}
}
