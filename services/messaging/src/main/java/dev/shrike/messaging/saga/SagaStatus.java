package dev.shrike.messaging.saga;

import java.util.Locale;

/** How far a saga is. */
public enum SagaStatus {
    /** On its way forward. */
    RUNNING,
    /** A step failed for good; what was done is being undone. */
    COMPENSATING,
    /** Every step is done. */
    COMPLETED,
    /** Everything that was done is undone. */
    COMPENSATED,
    /** Cannot be undone by itself: waits for somebody to {@linkplain Sagas#resume resume} it. */
    STUCK,
    /** Given up by hand, with what it had done. */
    ABANDONED;

    /** As it stands in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more happens to it. */
    public boolean ended() {
        return this == COMPLETED || this == COMPENSATED || this == ABANDONED;
    }

    /** The status of that text. */
    public static SagaStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
