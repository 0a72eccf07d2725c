package dev.shrike.bench.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events per second of each round, and the table of them. */
final class Rates {
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, String> beside = new LinkedHashMap<>();

    /**
     * @param bare what it is compared to; empty if it is itself what others are compared to
     */
    void add(String what, String bare, long events, long nanos) {
        rates.computeIfAbsent(what, added -> new ArrayList<>()).add(events * 1e9 / nanos);
        beside.put(what, bare);
    }

    /** In Markdown. */
    String table() {
        int rounds = rates.values().stream().mapToInt(List::size).max().orElse(0);
        var table = new StringBuilder("| events/s |");
        for (int round = 1; round <= rounds; round++) {
            table.append(" round ").append(round).append(" |");
        }
        table.append(" median | of |\n|").append(" --- |".repeat(rounds + 3));
        rates.forEach((what, each) -> {
            table.append("\n| ").append(what).append(" |");
            each.forEach(rate -> table.append(String.format(" %,.0f |", rate)));
            table.append(String.format(" **%,.0f** |", median(what)));
            String bare = beside.get(what);
            table.append(bare.isEmpty() ? " |" : String.format(" %.2f of %s |", median(what) / median(bare), bare));
        });
        return table.toString();
    }

    private double median(String what) {
        List<Double> sorted = rates.get(what).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
