package dev.shrike.admin.alert.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a rule together from what differs between rules. Used by one thread. */
final class RuleBuilder {
    private final String name;
    private final String summary;
    private final Severity severity;
    private final String group;
    private Condition condition;
    private Map<String, String> matching = Map.of();
    private List<String> by = List.of();
    private Duration pending = Duration.ZERO;
    private Duration cooldown = Duration.ZERO;
    private Set<String> unless = Set.of();
    private String runbook = "";

    RuleBuilder(String name, String summary, Severity severity, String group) {
        this.name = name;
        this.summary = summary;
        this.severity = severity;
        this.group = group;
    }

    RuleBuilder when(Condition holds) {
        condition = holds;
        return this;
    }

    RuleBuilder matching(Map<String, String> labels) {
        matching = labels;
        return this;
    }

    RuleBuilder by(String... labels) {
        by = List.of(labels);
        return this;
    }

    RuleBuilder pending(Duration time) {
        pending = time;
        return this;
    }

    RuleBuilder cooldown(Duration time) {
        cooldown = time;
        return this;
    }

    RuleBuilder unless(Set<String> causes) {
        unless = causes;
        return this;
    }

    RuleBuilder runbook(String part) {
        runbook = part;
        return this;
    }

    Rule build() {
        return new Rule(
                name, summary, severity, group, condition, matching, by, pending, cooldown, unless, runbook, true);
    }
}
