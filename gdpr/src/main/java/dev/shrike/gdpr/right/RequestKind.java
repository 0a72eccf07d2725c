package dev.shrike.gdpr.right;

import java.util.Locale;

/** Which right a person uses. */
public enum RequestKind {
    /** Art. 15: to know what is held. */
    ACCESS,
    /** Art. 20: to get it in a form that programs read. */
    PORTABILITY,
    /** Art. 17: to be forgotten. */
    ERASURE,
    /** Art. 16: to have it corrected. */
    RECTIFICATION,
    /** Art. 18: to have it kept, but not used. */
    RESTRICTION,
    /** Art. 21: to have a use of it stopped. */
    OBJECTION;

    /** As tables and answers say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static RequestKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
