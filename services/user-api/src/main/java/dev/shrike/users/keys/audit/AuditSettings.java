package dev.shrike.users.keys.audit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code shrike.keys.audit.*}.
 *
 * @param retention how long it is kept of which service had whose keys; a day at least
 */
@ConfigurationProperties("shrike.keys.audit")
record AuditSettings(@Bindable(defaultValue = "P365D") Duration retention) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    AuditSettings {
        if (retention.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("shrike.keys.audit.retention is a day or more, not " + retention);
        }
    }
}
