package dev.shrike.watch.promql;

import java.util.List;

/**
 * A metric that an expression reads, and which of its series.
 *
 * @param metric its name
 * @param matchers all have to be met
 */
public record Selector(String metric, List<Matcher> matchers) {

    /** Copies the list. */
    public Selector {
        matchers = List.copyOf(matchers);
    }
}
