package dev.shrike.admin.alert.state;

import dev.shrike.admin.alert.reading.Readings;
import dev.shrike.admin.alert.rule.Condition;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.rule.Severity;
import dev.shrike.messaging.operations.monitor.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over made-up measurements, in a time that passes when a test says so. */
final class Lab {
    static final Duration WINDOW = Duration.ofSeconds(10);
    static final Duration COOLDOWN = Duration.ofHours(1);

    final List<Rule> rules = new ArrayList<>();
    final List<Silence> silences = new ArrayList<>();
    final List<Notice> told = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    private Readings readings = new Readings();
    private final List<Notice> underWay = new ArrayList<>();
    Alerts alerts = new Alerts();
    private Telling telling = new Telling(WINDOW);
    Instant now = Instant.parse("2026-11-20T22:30:00Z");

    static Rule rule(String name, Condition condition, Duration pending, String... by) {
        return new Rule(
                name,
                name + " is the matter",
                Severity.CRITICAL,
                "parts",
                condition,
                Map.of(),
                List.of(by),
                pending,
                COOLDOWN,
                Set.of(),
                "",
                true);
    }

    static Rule unless(Rule rule, String cause) {
        return new Rule(
                rule.name(),
                rule.summary(),
                rule.severity(),
                rule.group(),
                rule.condition(),
                rule.matching(),
                rule.by(),
                rule.pending(),
                rule.cooldown(),
                Set.of(cause),
                "",
                true);
    }

    static Measured part(String name, double up) {
        return new Measured("up", Map.of("part", name), up);
    }

    /** Measures now; whom it tells has heard it by the next time. */
    Lab measure(Measured... measured) {
        readings.take(now, List.of(measured), rules);
        for (Notice notice : underWay) {
            alerts.told(notice, now);
            telling.ended(notice);
        }
        underWay.clear();
        changes.addAll(alerts.judge(now, rules, readings, telling::isInHand));
        underWay.addAll(telling.due(now, alerts.all(), rules, silences));
        told.addAll(underWay);
        return this;
    }

    /** Measures the same every five seconds until so much time has passed. */
    Lab during(Duration time, Measured... measured) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(5);
            measure(measured);
        }
        return this;
    }

    /** Another process goes on with what this one had written down. */
    Lab restart() {
        List<Alert> kept = alerts.all();
        alerts = new Alerts();
        alerts.restore(kept, now);
        telling = new Telling(WINDOW);
        underWay.clear();
        readings = new Readings();
        for (Alert alert : kept) {
            rules.stream()
                    .filter(rule ->
                            alert.firing() && rule.name().equals(alert.key().rule()))
                    .forEach(rule -> readings.missing(rule, alert.key().labels(), alert.since()));
        }
        return this;
    }

    List<String> firing() {
        return alerts.all().stream()
                .filter(Alert::firing)
                .map(alert -> alert.key().words())
                .sorted()
                .toList();
    }
}
