package dev.shrike.admin.alert.reading;

import dev.shrike.admin.alert.rule.Condition.Absence;
import dev.shrike.admin.alert.rule.Condition.Deadline;
import dev.shrike.admin.alert.rule.Condition.Rate;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import dev.shrike.admin.alert.rule.Condition.TimeLeft;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.messaging.operations.monitor.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** The numbers of now, with as much of the past as rules need. Bounded by the number of measurements. Used by one thread. */
public final class Readings {
    /** The label that says which process measured it. */
    public static final String NODE = "node";

    /** What a process says of parts comes sooner than its own numbers. */
    private static final String OF_PARTS = "shrike_part_";

    private static final String OF_NODES = "shrike_node_";
    private static final int MOST_SERIES = 20_000;
    private static final double SECONDS_OF_A_DAY = 86_400;

    private final Map<Series, Growth> growth = new HashMap<>();
    private final Map<Series, Instant> seen = new HashMap<>();
    private Set<String> nodes = Set.of();
    private List<Measured> now = List.of();
    private Instant at = Instant.EPOCH;

    private record Series(String measure, Map<String, String> labels) {}

    /** Takes what is measured now; of what rules ask for later the past is remembered. */
    public void take(Instant time, List<Measured> measured, Collection<Rule> rules) {
        at = time;
        now = List.copyOf(measured);
        Map<String, Duration> rates = new HashMap<>();
        Map<String, Duration> absences = new HashMap<>();
        for (Rule rule : rules) {
            switch (rule.condition()) {
                case Rate rate -> rates.merge(rate.measure(), rate.within(), Readings::longer);
                case Absence absence -> absences.merge(absence.measure(), absence.remembered(), Readings::longer);
                case Threshold _, Deadline _ -> {}
            }
        }
        for (Measured each : now) {
            Series series = new Series(each.measure(), each.labels());
            Duration window = rates.get(each.measure());
            if (window != null && growth.size() < MOST_SERIES) {
                growth.computeIfAbsent(series, _ -> begun(each, time)).note(time, each.value(), window);
            }
            if (absences.containsKey(each.measure()) && seen.size() < MOST_SERIES) {
                seen.put(series, time);
            }
        }
        nodes = now.stream()
                .filter(each ->
                        !each.measure().startsWith(OF_PARTS) && !each.measure().startsWith(OF_NODES))
                .map(Readings::node)
                .filter(node -> !node.isEmpty())
                .collect(Collectors.toSet());
        growth.entrySet().removeIf(old -> isOver(old.getKey(), old.getValue().last(), rates));
        seen.entrySet().removeIf(old -> isOver(old.getKey(), old.getValue(), absences));
    }

    /** Goes on waiting for what an earlier process has seen go. */
    public void missing(Rule rule, Map<String, String> labels, Instant since) {
        if (rule.condition() instanceof Absence absence && seen.size() < MOST_SERIES) {
            seen.putIfAbsent(new Series(absence.measure(), labels), since);
        }
    }

    /** What the rule finds, by the labels that make an alert of their own. */
    public Map<Map<String, String>, Finding> find(Rule rule) {
        return switch (rule.condition()) {
            case Threshold threshold ->
                found(
                        rule,
                        DoubleUnaryOperator.identity(),
                        worst(threshold),
                        value -> threshold.comparison().holds(value, threshold.bound()));
            case Rate rate -> grown(rule, rate);
            case Absence _ -> absent(rule);
            case Deadline deadline ->
                found(
                        rule,
                        value -> left(deadline.form(), value),
                        Math::min,
                        left -> left <= deadline.ahead().toSeconds());
        };
    }

    private Map<Map<String, String>, Finding> found(
            Rule rule, DoubleUnaryOperator reading, DoubleBinaryOperator together, DoublePredicate holds) {
        Map<Map<String, String>, Double> values = new LinkedHashMap<>();
        for (Measured each : now) {
            if (matches(rule, each.measure(), each.labels())) {
                values.merge(
                        labels(rule, each.labels()),
                        reading.applyAsDouble(each.value()),
                        (first, second) -> together.applyAsDouble(first, second));
            }
        }
        Map<Map<String, String>, Finding> found = new LinkedHashMap<>();
        values.forEach((labels, value) -> found.put(labels, new Finding(holds.test(value), value)));
        return found;
    }

    private Map<Map<String, String>, Finding> grown(Rule rule, Rate rate) {
        Map<Map<String, String>, Double> grown = new LinkedHashMap<>();
        growth.forEach((series, past) -> {
            if (matches(rule, series.measure(), series.labels())) {
                grown.merge(labels(rule, series.labels()), past.within(at, rate.within()), Double::sum);
            }
        });
        Map<Map<String, String>, Finding> found = new LinkedHashMap<>();
        grown.forEach((labels, by) -> found.put(labels, new Finding(by > rate.growth(), by)));
        return found;
    }

    /** Seconds since it was seen last; none are left where it is seen now. */
    private Map<Map<String, String>, Finding> absent(Rule rule) {
        Map<Map<String, String>, Instant> last = new LinkedHashMap<>();
        seen.forEach((series, time) -> {
            if (matches(rule, series.measure(), series.labels())) {
                last.merge(labels(rule, series.labels()), time, (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        Map<Map<String, String>, Finding> found = new LinkedHashMap<>();
        last.forEach((labels, time) -> {
            double silence = Duration.between(time, at).toMillis() / 1000.0;
            found.put(labels, new Finding(silence > 0, silence));
        });
        return found;
    }

    private double left(TimeLeft form, double value) {
        return switch (form) {
            case TIMESTAMP -> value - at.toEpochMilli() / 1000.0;
            case SECONDS -> value;
            case DAYS -> value * SECONDS_OF_A_DAY;
        };
    }

    /** Several instances tell of one table: the one nearest to trouble counts. */
    private static DoubleBinaryOperator worst(Threshold threshold) {
        return switch (threshold.comparison()) {
            case ABOVE, AT_LEAST, EQUAL -> Math::max;
            case BELOW, AT_MOST -> Math::min;
        };
    }

    private static boolean matches(Rule rule, String measure, Map<String, String> labels) {
        return rule.condition().measure().equals(measure)
                && rule.matching().entrySet().stream()
                        .allMatch(wanted -> Objects.equals(labels.get(wanted.getKey()), wanted.getValue()));
    }

    private static Map<String, String> labels(Rule rule, Map<String, String> all) {
        Map<String, String> kept = new HashMap<>();
        rule.by().stream().filter(all::containsKey).forEach(label -> kept.put(label, all.get(label)));
        return Map.copyOf(kept);
    }

    private boolean isOver(Series series, Instant last, Map<String, Duration> windows) {
        Duration window = windows.get(series.measure());
        return window == null || last.isBefore(at.minus(window));
    }

    /**
     * Counters are made when they count for the first time: one that is new on a node which told its numbers the time before began at zero.
     * Of any other nobody knows how long it has counted.
     */
    private Growth begun(Measured first, Instant time) {
        Growth growth = new Growth();
        if (nodes.contains(node(first))) {
            growth.note(time.minusMillis(1), 0, Duration.ofDays(1));
        }
        return growth;
    }

    private static String node(Measured measured) {
        return measured.labels().getOrDefault(NODE, "");
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
