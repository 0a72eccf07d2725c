package dev.shrike.watch.rule;

import dev.shrike.watch.promql.Expression;
import java.util.Map;

/**
 * One rule.
 *
 * @param name of the alert, or of what is recorded
 * @param alert whether it is an alert
 * @param lasting for how long it has to hold; empty when a moment is enough
 */
public record Rule(
        String name,
        boolean alert,
        Expression expression,
        String lasting,
        Map<String, String> labels,
        Map<String, String> annotations) {}
