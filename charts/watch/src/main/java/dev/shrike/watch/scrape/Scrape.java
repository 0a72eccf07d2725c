package dev.shrike.watch.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of one or several answers to a scrape, in Prometheus' text format. Immutable. */
public final class Scrape {
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?\\s+(\\S+).*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final Map<String, List<Series>> byName = new HashMap<>();

    /**
     * A series.
     *
     * @param value the latest
     */
    public record Series(Map<String, String> labels, double value) {}

    private Scrape() {}

    /**
     * Reads answers.
     *
     * @throws IllegalArgumentException when a line cannot be read
     */
    public static Scrape read(String... answers) {
        var scrape = new Scrape();
        for (String answer : answers) {
            answer.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(scrape::add);
        }
        return scrape;
    }

    /** Those of a metric; none when there is no such metric. */
    public List<Series> of(String metric) {
        return List.copyOf(byName.getOrDefault(metric, List.of()));
    }

    /** The value of the first series with these labels, other labels aside. */
    public Optional<Double> value(String metric, Map<String, String> labels) {
        return of(metric).stream()
                .filter(series -> series.labels().entrySet().containsAll(labels.entrySet()))
                .map(Series::value)
                .findFirst();
    }

    private void add(String line) {
        Matcher series = SERIES.matcher(line);
        if (!series.matches()) {
            throw new IllegalArgumentException("Not a series: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        if (series.group(2) != null) {
            Matcher label = LABEL.matcher(series.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        byName.computeIfAbsent(series.group(1), _ -> new ArrayList<>())
                .add(new Series(Map.copyOf(labels), number(series.group(3))));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
