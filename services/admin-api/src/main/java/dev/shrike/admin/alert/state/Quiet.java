package dev.shrike.admin.alert.state;

import dev.shrike.admin.alert.rule.Rule;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Why nobody is told of an alert. Pure. */
public final class Quiet {
    /** Instead of the name of a rule: somebody silenced it. */
    public static final String SILENCED = "silenced";

    /** What follows from a cause goes on for a while when that has ended: lanes catch up, and windows of rates pass. */
    static final Duration AFTERMATH = Duration.ofMinutes(10);

    private Quiet() {}

    /** {@link #SILENCED}, or the rule of which it is a mere consequence; empty when somebody is told. */
    public static Optional<String> why(
            Instant now, AlertKey alert, @Nullable Rule rule, Collection<Alert> alerts, Collection<Silence> silences) {
        if (silences.stream().anyMatch(silence -> silence.covers(alert, now))) {
            return Optional.of(SILENCED);
        }
        return rule == null
                ? Optional.empty()
                : alerts.stream()
                        .filter(cause -> rule.unless().contains(cause.key().rule()) && lasts(cause, now))
                        .map(cause -> cause.key().rule())
                        .sorted()
                        .findFirst();
    }

    private static boolean lasts(Alert cause, Instant now) {
        return cause.firing()
                || (cause.resolvedAt() != null
                        && cause.firedAt() != null
                        && now.isBefore(cause.resolvedAt().plus(AFTERMATH)));
    }
}
