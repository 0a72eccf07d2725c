package dev.shrike.admin.alert.api;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.words.AlertWords;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** All rules, in the order of their groups. */
@Introspected
@Schema(name = "AlertRules")
public record RulesAnswer(List<Item> rules) {

    /**
     * One rule.
     *
     * @param kind {@code threshold}, {@code rate}, {@code absence} or {@code deadline}
     * @param condition when it holds, in words
     * @param by labels that make an alert of their own
     * @param cooldownSeconds how long nobody is told of the same alert again
     * @param unless rules of which it is a mere consequence: nobody is told of it while they fire
     */
    @Introspected
    @Schema(name = "AlertRule")
    public record Item(
            String name,
            String summary,
            String severity,
            String group,
            String kind,
            String condition,
            List<String> by,
            long cooldownSeconds,
            List<String> unless,
            boolean enabled) {}

    static RulesAnswer of(List<Rule> rules) {
        return new RulesAnswer(rules.stream().map(RulesAnswer::item).toList());
    }

    static Item item(Rule rule) {
        return new Item(
                rule.name(),
                rule.summary(),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.group(),
                rule.kind(),
                AlertWords.condition(rule),
                rule.by(),
                rule.cooldown().toSeconds(),
                rule.unless().stream().sorted().toList(),
                rule.enabled());
    }
}
