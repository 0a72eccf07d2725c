package dev.shrike.messaging.saga;

import java.util.Locale;

/** How far a step is. */
public enum StepStatus {
    /** Being tried; when a remote step stays so, nobody knows whether it took effect. */
    BEGUN,
    /** Done. */
    DONE,
    /** Did not happen: a local step's transaction rolled back. */
    FAILED,
    /** Its compensation is being tried. */
    UNDOING,
    /** Its compensation is done. */
    UNDONE,
    /** Its compensation was skipped by hand. */
    SKIPPED;

    /** As it stands in the table and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether it has, or may have, an effect that is not undone. */
    boolean hasEffect() {
        return this == BEGUN || this == DONE || this == UNDOING;
    }
}
