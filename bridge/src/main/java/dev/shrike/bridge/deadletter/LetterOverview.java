package dev.shrike.bridge.deadletter;

import dev.shrike.bridge.kafka.OffsetRange;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The dead letters that match a filter.
 *
 * @param newest of them, oldest first, without payloads
 * @param settled which of these are settled
 * @param counts all of them, by lane and reason
 */
public record LetterOverview(
        List<StoredLetter> newest, Set<LetterId> settled, SortedMap<String, SortedMap<String, Long>> counts) {
    private static final Comparator<StoredLetter> BY_TIME =
            Comparator.comparing(StoredLetter::written).thenComparing(StoredLetter::id);

    /**
     * Reads the topic twice, and keeps no more than it shows.
     *
     * @param limit how many are shown
     * @throws dev.shrike.bridge.fault.UnavailableException when Kafka is away, or has no such topic
     */
    public static LetterOverview of(LetterLog log, LetterFilter filter, int limit) {
        Map<TopicPartition, OffsetRange> ranges = log.ranges(filter.since());
        SettledLetters known = log.settled(ranges);
        var newest = new PriorityQueue<>(BY_TIME);
        var counts = new TreeMap<String, SortedMap<String, Long>>();
        log.letters(ranges, letter -> {
            if (filter.matches(letter, known)) {
                counts.computeIfAbsent(letter.lane(), first -> new TreeMap<>()).merge(letter.reason(), 1L, Long::sum);
                newest.add(letter.withoutPayload());
                if (newest.size() > limit) {
                    newest.poll();
                }
            }
        });
        List<StoredLetter> shown = newest.stream().sorted(BY_TIME).toList();
        var settled = new HashSet<LetterId>();
        shown.stream().map(StoredLetter::id).filter(known::contains).forEach(settled::add);
        return new LetterOverview(shown, settled, counts);
    }

    /** How many match. */
    public long total() {
        return counts.values().stream()
                .flatMap(reasons -> reasons.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
