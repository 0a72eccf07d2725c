package dev.shrike.bench.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rounds gave, and the table of it. Used by one thread. */
final class Scores {
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, CpuUse.Reading> cpu = new HashMap<>();

    /** One round of one contestant. */
    void add(String contestant, long events, Stopwatch watch) {
        add(contestant, events * 1e9 / watch.elapsed().toNanos(), watch.spent().per(events));
    }

    void add(String contestant, double perSecond, CpuUse.Reading perEvent) {
        rates.computeIfAbsent(contestant, added -> new ArrayList<>()).add(perSecond);
        cpu.merge(contestant, perEvent, CpuUse.Reading::plus);
    }

    /** Events per second in the middle round. */
    double median(String contestant) {
        List<Double> sorted = rates.get(contestant).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** A row for each contestant, with its speed as a multiple of each other's; in Markdown. */
    String table() {
        int rounds = rates.values().stream().mapToInt(List::size).max().orElse(0);
        var table = new StringBuilder("| events/s |");
        for (int round = 1; round <= rounds; round++) {
            table.append(" round ").append(round).append(" |");
        }
        table.append(" median |");
        rates.keySet().forEach(other -> table.append(" / ").append(other).append(" |"));
        table.append(" CPU µs/event: here, nats-server, broker | used by others |\n|")
                .append(" --- |".repeat(rounds + rates.size() + 4));
        rates.forEach((name, each) -> table.append('\n').append(row(name, each)));
        return table.toString();
    }

    private String row(String name, List<Double> each) {
        var row = new StringBuilder("| ").append(name).append(" |");
        each.forEach(rate -> row.append(String.format(" %,.0f |", rate)));
        row.append(String.format(" **%,.0f** |", median(name)));
        for (String other : rates.keySet()) {
            row.append(other.equals(name) ? " |" : String.format(" %.2f |", median(name) / median(other)));
        }
        CpuUse.Reading spent = cpu.get(name).per(each.size());
        return row.append(String.format(
                        " %.1f, %.1f, %.1f | %.0f %% |",
                        micros(spent.here()), micros(spent.nats()), micros(spent.kafka()), spent.foreign() * 100))
                .toString();
    }

    private static double micros(long nanos) {
        return nanos / 1e3;
    }
}
