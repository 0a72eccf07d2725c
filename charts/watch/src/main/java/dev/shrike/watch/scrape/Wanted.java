package dev.shrike.watch.scrape;

import dev.shrike.watch.promql.Expression;
import dev.shrike.watch.promql.Matcher;
import dev.shrike.watch.promql.Selector;
import dev.shrike.watch.scrape.Scrape.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What expressions ask for, looked for in a scrape. */
public final class Wanted {
    /** What Prometheus itself makes. */
    private static final Set<String> ITS_OWN = Set.of("up", "ALERTS");

    /** Labels that Prometheus adds, by where it found what it scrapes. */
    private static final Set<String> ADDED = Set.of("namespace", "job", "instance", "pod");

    private final Scrape scrape;
    private final Set<String> recorded;

    /**
     * @param recorded names that recording rules make
     */
    public Wanted(Scrape scrape, Collection<String> recorded) {
        this.scrape = scrape;
        this.recorded = Set.copyOf(recorded);
    }

    /** What an expression reads that is not there: a metric, a label of it, a value of a label; empty when all is. */
    public List<String> missing(Expression expression) {
        List<String> missing = new ArrayList<>();
        Set<String> labels = new HashSet<>(ADDED);
        boolean known = true;
        for (Selector selector : expression.selectors()) {
            if (ITS_OWN.contains(selector.metric()) || recorded.contains(selector.metric())) {
                known = false;
                continue;
            }
            List<Series> series = scrape.of(selector.metric());
            if (series.isEmpty()) {
                missing.add(selector.metric() + ": no such metric");
                known = false;
            }
            series.forEach(one -> labels.addAll(one.labels().keySet()));
            selector.matchers().stream()
                    .filter(matcher -> !series.isEmpty() && !ADDED.contains(matcher.label()))
                    .filter(matcher -> series.stream().noneMatch(one -> meets(one, matcher)))
                    .forEach(matcher -> missing.add(selector.metric() + ": no series with " + matcher.label()
                            + matcher.operator() + '"' + matcher.value() + '"'));
        }
        if (known) {
            expression.groupings().stream()
                    .filter(label -> !labels.contains(label))
                    .forEach(label -> missing.add("grouped by " + label + ", which none of its metrics has"));
        }
        return missing;
    }

    /** Of patterns only the label is asked for: what they look for, such as errors, may not have happened. */
    private static boolean meets(Series series, Matcher matcher) {
        String value = series.labels().get(matcher.label());
        return matcher.isLiteral() ? matcher.value().equals(value) : value != null;
    }
}
