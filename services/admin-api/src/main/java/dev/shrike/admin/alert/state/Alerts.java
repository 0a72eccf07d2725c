package dev.shrike.admin.alert.state;

import dev.shrike.admin.alert.reading.Finding;
import dev.shrike.admin.alert.reading.Readings;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Alert.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All alerts. A firing alert whose measurement is missing stays as it is for a while, as an outage takes measurements with it, and so does
 * one that was known before a restart; then it is unmeasured, which is no end that anybody is told of. Used by one thread.
 */
public final class Alerts {
    /** How long an alert fires without its measurement. */
    public static final Duration KEPT_UNMEASURED = Duration.ofMinutes(5);

    /** How long one is shown as unmeasured. */
    private static final Duration SHOWN_UNMEASURED = Duration.ofDays(1);

    private final Map<AlertKey, Alert> alerts = new LinkedHashMap<>();

    /** Goes on with what was known before. */
    public void restore(Collection<Alert> known, Instant now) {
        known.forEach(alert -> alerts.putIfAbsent(alert.key(), alert.measured(alert.value(), now)));
    }

    /** All, in no order that means anything; a resolved one as long as somebody must not be told of it again. */
    public List<Alert> all() {
        return List.copyOf(alerts.values());
    }

    /** One alert, if there is or was one of late. */
    public Optional<Alert> find(AlertKey key) {
        return Optional.ofNullable(alerts.get(key));
    }

    /**
     * Judges all rules anew. Returns what began to fire and what ended.
     *
     * @param inHand those of which somebody is being told, which are not forgotten before that is over
     */
    public List<Change> judge(Instant now, Collection<Rule> rules, Readings readings, Predicate<AlertKey> inHand) {
        List<Change> changes = new ArrayList<>();
        Map<String, Rule> byName =
                rules.stream().filter(Rule::enabled).collect(Collectors.toMap(Rule::name, Function.identity()));
        for (Rule rule : byName.values()) {
            readings.find(rule)
                    .forEach(
                            (labels, finding) -> judge(now, rule, new AlertKey(rule.name(), labels), finding, changes));
        }
        for (Alert alert : all()) {
            Rule rule = byName.get(alert.key().rule());
            if (rule == null) {
                end(now, alert, changes);
            } else if (alert.measuredAt().isBefore(now)) {
                miss(now, alert, changes);
            }
            if (!inHand.test(alert.key())) {
                forgetOld(now, alert.key(), rule == null ? Duration.ZERO : rule.cooldown());
            }
        }
        return changes;
    }

    /** Somebody was told. */
    public void told(Notice notice, Instant now) {
        notice.firing().forEach(alert -> alerts.computeIfPresent(alert.key(), (_, it) -> it.toldFiring(now)));
        notice.resolved()
                .forEach(
                        alert -> alerts.computeIfPresent(alert.key(), (_, it) -> it.firing() ? it : it.toldResolved()));
    }

    private void judge(Instant now, Rule rule, AlertKey key, Finding finding, List<Change> changes) {
        Alert before = alerts.get(key);
        boolean over = before == null || before.state() == State.RESOLVED || before.state() == State.UNMEASURED;
        if (!finding.holds()) {
            if (before != null && before.state() != State.RESOLVED) {
                end(now, before.measured(finding.value(), now), changes);
            }
            return;
        }
        Alert alert = over ? Alert.begun(key, finding.value(), now, before) : before.measured(finding.value(), now);
        if (alert.state() == State.PENDING && !now.isBefore(alert.since().plus(rule.pending()))) {
            alert = alert.fired(now);
            changes.add(new Change(key, State.FIRING, alert.value(), now));
        }
        alerts.put(key, alert);
    }

    /** It was not measured this time. */
    private void miss(Instant now, Alert alert, List<Change> changes) {
        switch (alert.state()) {
            case PENDING -> end(now, alert, changes);
            case FIRING -> {
                if (!now.isBefore(alert.measuredAt().plus(KEPT_UNMEASURED))) {
                    alerts.put(alert.key(), alert.unmeasured());
                    changes.add(new Change(alert.key(), State.UNMEASURED, alert.value(), now));
                }
            }
            case UNMEASURED -> {
                if (!now.isBefore(alert.measuredAt().plus(SHOWN_UNMEASURED))) {
                    alerts.remove(alert.key());
                }
            }
            case RESOLVED -> {}
        }
    }

    /** One that never fired leaves no trace, but for whom it was told to before. */
    private void end(Instant now, Alert alert, List<Change> changes) {
        switch (alert.state()) {
            case FIRING, UNMEASURED -> {
                alerts.put(alert.key(), alert.resolved(now));
                changes.add(new Change(alert.key(), State.RESOLVED, alert.value(), now));
            }
            case PENDING -> {
                if (alert.toldAt() == null) {
                    alerts.remove(alert.key());
                } else {
                    alerts.put(alert.key(), alert.resolved(now));
                }
            }
            case RESOLVED -> {}
        }
    }

    private void forgetOld(Instant now, AlertKey key, Duration cooldown) {
        Alert alert = alerts.get(key);
        if (alert == null || alert.state() != State.RESOLVED || alert.toldFiring()) {
            return;
        }
        if (alert.toldAt() == null || !now.isBefore(alert.toldAt().plus(cooldown))) {
            alerts.remove(key);
        }
    }
}
