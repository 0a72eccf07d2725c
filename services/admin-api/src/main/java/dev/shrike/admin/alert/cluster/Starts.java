package dev.shrike.admin.alert.cluster;

import dev.shrike.messaging.operations.monitor.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How often parts were started of late: each time at which one began counts once, whoever tells of it. Not thread-safe. */
final class Starts {
    static final Duration COUNTED = Duration.ofHours(1);
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_STARTS = 100;

    private final Map<Key, NavigableSet<Instant>> starts = new HashMap<>();

    private record Key(String part, String node) {}

    void note(String part, String node, Instant startedAt) {
        Key key = new Key(part, node);
        if (starts.size() >= MOST_PARTS && !starts.containsKey(key)) {
            return;
        }
        NavigableSet<Instant> times = starts.computeIfAbsent(key, _ -> new TreeSet<>());
        times.add(startedAt);
        if (times.size() > MOST_STARTS) {
            times.pollFirst();
        }
    }

    /** {@code shrike_part_starts}: for each part how often it began within the last hour. */
    List<Measured> within(Instant now) {
        Instant oldest = now.minus(COUNTED);
        List<Measured> counted = new ArrayList<>();
        starts.values().forEach(times -> times.headSet(oldest, true).clear());
        starts.values().removeIf(NavigableSet::isEmpty);
        starts.forEach((key, times) -> counted.add(
                new Measured("shrike_part_starts", Map.of("part", key.part(), "node", key.node()), times.size())));
        return counted;
    }
}
