package dev.shrike.admin.alert.state;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody knows of it already: nobody is told of matching alerts. They are shown all the same.
 *
 * @param rule of which rule; null of all
 * @param labels that an alert must have
 * @param reason words for other operators; nothing about a person
 */
public record Silence(UUID id, @Nullable String rule, Map<String, String> labels, Instant until, String reason) {

    /** Copies the labels. */
    public Silence {
        labels = Map.copyOf(labels);
    }

    /** Whether it holds for the alert now. */
    public boolean covers(AlertKey alert, Instant now) {
        return now.isBefore(until)
                && (rule == null || rule.equals(alert.rule()))
                && alert.labels().entrySet().containsAll(labels.entrySet());
    }
}
