package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who removes what they have of a person.
 *
 * @param expected whether the erasure waits for them
 * @param acknowledged when they said they had; absent as long as they have not
 * @param evidence what they removed, as they said it: counts, as JSON
 */
@Introspected
record Participant(
        String name,
        boolean expected,
        @Nullable Instant acknowledged,
        @Nullable String evidence) {

    /** Whether the erasure still waits for them. */
    boolean missing() {
        return expected && acknowledged == null;
    }

    /** As a certificate names them. */
    dev.shrike.gdpr.certificate.Participant certified() {
        return new dev.shrike.gdpr.certificate.Participant(
                name, Optional.ofNullable(acknowledged), Evidence.counts(evidence));
    }

    Participant withoutEvidence() {
        return new Participant(name, expected, acknowledged, null);
    }
}
