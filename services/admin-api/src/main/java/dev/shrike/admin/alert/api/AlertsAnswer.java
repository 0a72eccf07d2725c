package dev.shrike.admin.alert.api;

import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert;
import dev.shrike.admin.alert.state.Quiet;
import dev.shrike.admin.alert.state.Silence;
import dev.shrike.admin.alert.words.AlertWords;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Alerts of now.
 *
 * @param alerts what fires or may soon, and what has ended of late; the most urgent first
 * @param told by which ways somebody is told: {@code mail}, {@code webhook}
 */
@Introspected
@Schema(name = "Alerts")
public record AlertsAnswer(List<Item> alerts, List<String> told) {

    /**
     * One alert.
     *
     * @param rule that holds
     * @param labels of which one of several
     * @param state {@code pending} until it has held for long enough, {@code firing}, {@code resolved};
     *     {@code unmeasured} when it fired and nobody measures it any more
     * @param severity {@code critical} or {@code warning}
     * @param judged what it was judged by last, in words
     * @param quiet why nobody is told: {@code silenced}, or the rule of which it is a consequence; null when somebody is
     * @param toldAt when somebody was told last that it fires
     */
    @Introspected
    @Schema(name = "Alert")
    public record Item(
            String rule,
            Map<String, String> labels,
            String state,
            String severity,
            String summary,
            String judged,
            double value,
            Instant since,
            @Nullable Instant firedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant toldAt,
            @Nullable String quiet,
            @Nullable String runbook) {}

    static AlertsAnswer of(
            List<Alert> alerts, List<Rule> rules, List<Silence> silences, List<String> told, Instant now) {
        Map<String, Rule> byName = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
        return new AlertsAnswer(
                alerts.stream()
                        .filter(alert -> byName.containsKey(alert.key().rule()))
                        .sorted(Comparator.comparing((Alert alert) -> order(alert.state()))
                                .thenComparing(
                                        alert -> byName.get(alert.key().rule()).severity())
                                .thenComparing(Alert::since, Comparator.reverseOrder())
                                .thenComparing(alert -> alert.key().words()))
                        .map(alert -> item(
                                alert,
                                byName.get(alert.key().rule()),
                                Quiet.why(
                                                now,
                                                alert.key(),
                                                byName.get(alert.key().rule()),
                                                alerts,
                                                silences)
                                        .orElse(null)))
                        .toList(),
                told);
    }

    private static int order(Alert.State state) {
        return switch (state) {
            case FIRING -> 0;
            case PENDING -> 1;
            case UNMEASURED -> 2;
            case RESOLVED -> 3;
        };
    }

    private static Item item(Alert alert, Rule rule, @Nullable String quiet) {
        return new Item(
                rule.name(),
                alert.key().labels(),
                alert.state().name().toLowerCase(Locale.ROOT),
                rule.severity().name().toLowerCase(Locale.ROOT),
                rule.summary(),
                AlertWords.judged(rule, alert.value()),
                alert.value(),
                alert.since(),
                alert.firedAt(),
                alert.resolvedAt(),
                alert.toldAt(),
                quiet,
                rule.runbook().isEmpty() ? null : rule.runbook());
    }
}
