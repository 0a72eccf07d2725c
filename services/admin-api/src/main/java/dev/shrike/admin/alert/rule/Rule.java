package dev.shrike.admin.alert.rule;

import dev.shrike.admin.alert.rule.Condition.Absence;
import dev.shrike.admin.alert.rule.Condition.Deadline;
import dev.shrike.admin.alert.rule.Condition.Rate;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When somebody is to be told. Immutable.
 *
 * @param name unique, lower case
 * @param summary what is the matter, for people
 * @param group alerts of one group that begin together are told in one mail
 * @param matching labels that a measurement must have
 * @param by labels that make an alert of their own; measurements that are equal in them are taken together
 * @param pending how long the condition must hold
 * @param cooldown how long nobody is told of the same alert again
 * @param unless rules of which this is a mere consequence: while one of them has an alert, nobody is told of this one
 * @param runbook part of the runbook that helps; empty when none does
 */
public record Rule(
        String name,
        String summary,
        Severity severity,
        String group,
        Condition condition,
        Map<String, String> matching,
        List<String> by,
        Duration pending,
        Duration cooldown,
        Set<String> unless,
        String runbook,
        boolean enabled) {

    /** Copies what could change. */
    public Rule {
        matching = Map.copyOf(matching);
        by = List.copyOf(by);
        unless = Set.copyOf(unless);
    }

    /** The four kinds, as JSON calls them. */
    public String kind() {
        return switch (condition) {
            case Threshold _ -> "threshold";
            case Rate _ -> "rate";
            case Absence _ -> "absence";
            case Deadline _ -> "deadline";
        };
    }

    /** The same, on or off. */
    public Rule enabled(boolean on) {
        return new Rule(
                name, summary, severity, group, condition, matching, by, pending, cooldown, unless, runbook, on);
    }
}
