package dev.shrike.gdpr.right;

import java.util.Locale;

/** How far a request is. */
public enum RequestState {
    OPEN,
    PAUSED,
    GRANTED,
    REFUSED,
    WITHDRAWN;

    /** Whether nothing can happen to it any more. */
    public boolean decided() {
        return switch (this) {
            case OPEN, PAUSED -> false;
            case GRANTED, REFUSED, WITHDRAWN -> true;
        };
    }

    /** As tables and answers say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static RequestState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
