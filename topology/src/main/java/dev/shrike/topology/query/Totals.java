package dev.shrike.topology.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * Events counted since the beginning.
 *
 * @param events how many in all
 * @param byType how many of each event, major version and type, in the order of their names
 */
public record Totals(long events, List<EventCount> byType) {

    /** Copies the list. */
    public Totals {
        byType = List.copyOf(byType);
    }

    /**
     * How many events of one name there were, of all types. Only the newest major version that was seen counts: older ones are
     * raised to it, and would count twice.
     */
    public long of(String event) {
        int newest = rowsOf(event).mapToInt(EventCount::major).max().orElse(0);
        return rowsOf(event)
                .filter(row -> row.major() == newest)
                .mapToLong(EventCount::count)
                .sum();
    }

    private Stream<EventCount> rowsOf(String event) {
        return byType.stream().filter(row -> row.event().equals(event));
    }
}
