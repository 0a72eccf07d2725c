package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The newest dead letters in memory, at most so many. What is settled makes room first. Thread-safe.
 */
final class LetterShelf {
    private static final Comparator<LetterRow> NEWEST_FIRST = Comparator.comparing(LetterRow::written)
            .thenComparing(LetterRow::id)
            .reversed();

    private final int most;
    private final Map<LetterId, LetterRow> rows = new LinkedHashMap<>();
    private final Set<LetterId> settled = new TreeSet<>();
    private long forgotten;

    LetterShelf(int most) {
        this.most = most;
    }

    /**
     * What matches a query.
     *
     * @param letters the newest, newest first
     * @param counts all that match, by lane and reason
     * @param forgotten how many open letters are older than what is kept in memory, and in neither of the two
     */
    record Found(List<LetterRow> letters, SortedMap<String, SortedMap<String, Long>> counts, long forgotten) {}

    synchronized void add(LetterRow letter) {
        if (rows.size() >= most && !rows.containsKey(letter.id())) {
            makeRoom();
        }
        rows.put(letter.id(), letter);
    }

    private void makeRoom() {
        if (!settled.isEmpty()) {
            LetterId first = settled.iterator().next();
            settled.remove(first);
            rows.remove(first);
            return;
        }
        Iterator<LetterId> oldest = rows.keySet().iterator();
        oldest.next();
        oldest.remove();
        forgotten++;
    }

    synchronized void settle(LetterId id) {
        LetterRow letter = rows.get(id);
        if (letter != null) {
            rows.put(id, letter.settle());
            settled.add(id);
        } else if (forgotten > 0) {
            forgotten--;
        }
    }

    synchronized boolean isSettled(LetterId id) {
        return settled.contains(id);
    }

    /** Lets go of what the topic has let go of: everything of a partition before this offset. */
    synchronized void expire(int partition, long first) {
        rows.keySet().removeIf(id -> id.partition() == partition && id.offset() < first);
        settled.removeIf(id -> id.partition() == partition && id.offset() < first);
    }

    synchronized void clear() {
        rows.clear();
        settled.clear();
        forgotten = 0;
    }

    synchronized Found find(LetterQuery query) {
        var counts = new TreeMap<String, SortedMap<String, Long>>();
        var matching = new ArrayList<LetterRow>();
        for (LetterRow letter : rows.values()) {
            if (query.matches(letter)) {
                counts.computeIfAbsent(letter.lane(), first -> new TreeMap<>()).merge(letter.reason(), 1L, Long::sum);
                matching.add(letter);
            }
        }
        matching.sort(NEWEST_FIRST);
        return new Found(List.copyOf(matching.subList(0, Math.min(query.limit(), matching.size()))), counts, forgotten);
    }
}
