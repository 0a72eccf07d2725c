package dev.shrike.analytics.load;

import dev.shrike.analytics.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What is known of one table while it is loaded and followed. Thread-safe. */
final class TableState {
    private final Table table;
    private final Positions positions;
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Map<TopicPartition, Long> goals = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private Instant knownAt;
    private Instant position;
    private long rows;
    private long undecodable;
    private String lastUndecodable;

    TableState(Table table, Positions positions) {
        this.table = table;
        this.positions = positions;
    }

    /** A load begins; there are no rows any more. */
    synchronized void begin(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, Instant now) {
        begins.clear();
        goals.clear();
        ends.clear();
        rows = 0;
        undecodable = 0;
        position = null;
        lastUndecodable = null;
        take(from, begins);
        take(to, goals);
        know(to, now);
    }

    synchronized void know(Map<TopicPartition, Long> newEnds, Instant now) {
        take(newEnds, ends);
        knownAt = now;
    }

    synchronized void written(long added, long removed) {
        rows += added - removed;
    }

    /** @param millis since 1970 */
    synchronized void published(long millis) {
        Instant newest = Instant.ofEpochMilli(millis);
        position = position == null || newest.isAfter(position) ? newest : position;
    }

    synchronized void undecodable(long more, String last) {
        undecodable += more;
        lastUndecodable = last == null ? lastUndecodable : last;
    }

    /** About how many rows there will be after the first load. */
    synchronized long expected() {
        return goals.entrySet().stream()
                .mapToLong(goal -> goal.getValue() - begins.get(goal.getKey()))
                .sum();
    }

    synchronized TableFreshness freshness() {
        return new TableFreshness(
                table.name(),
                table.topic(),
                rows,
                ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - positions.of(end.getKey())))
                        .sum(),
                Optional.ofNullable(position),
                loaded(),
                undecodable,
                Optional.ofNullable(lastUndecodable),
                Optional.ofNullable(knownAt));
    }

    private double loaded() {
        if (goals.isEmpty()) {
            return 0;
        }
        long all = 0;
        long done = 0;
        for (Map.Entry<TopicPartition, Long> goal : goals.entrySet()) {
            long begin = begins.get(goal.getKey());
            all += goal.getValue() - begin;
            done += Math.clamp(positions.of(goal.getKey()) - begin, 0, goal.getValue() - begin);
        }
        return all == 0 ? 1 : (double) done / all;
    }

    private void take(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        from.forEach((partition, offset) -> {
            if (partition.topic().equals(table.topic())) {
                to.put(partition, offset);
            }
        });
    }
}
