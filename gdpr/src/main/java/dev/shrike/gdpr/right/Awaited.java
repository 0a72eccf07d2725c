package dev.shrike.gdpr.right;

import java.util.Locale;

/** What the clock of a request stands still for: it can only be something that the person has to bring. */
public enum Awaited {
    /** Proof of who is asking, art. 12(6). */
    IDENTITY,
    /** What exactly is asked for, recital 63. */
    INFORMATION;

    /** As tables and answers say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static Awaited of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
