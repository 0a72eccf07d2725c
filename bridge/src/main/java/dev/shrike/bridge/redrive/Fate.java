package dev.shrike.bridge.redrive;

import java.util.Locale;

/** What becomes of a dead letter that is to be redriven. */
public enum Fate {
    /** Its event is in the topics now. */
    REDRIVEN,
    /** Its event was in the topics already; nothing is brought in a second time. */
    PRESENT,
    /** What was wrong with it still is. */
    STILL_REFUSED,
    /** Its key has a newer event, and the order within the key would break. */
    OVERTAKEN,
    /** Only its beginning was kept, and the stream no longer has it. */
    INCOMPLETE,
    /** It is not of a lane that can take it again. */
    NOT_REDRIVABLE;

    /** Whether nothing is left to be done about the letter. */
    public boolean isSettled() {
        return this == REDRIVEN || this == PRESENT;
    }

    /** The word for people and scripts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
