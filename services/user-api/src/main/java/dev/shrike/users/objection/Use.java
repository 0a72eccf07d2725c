package dev.shrike.users.objection;

import java.util.Locale;

/** A use of data that a person can object to. */
enum Use {
    /** Art. 21(1): what is derived about the person, such as places on leaderboards. */
    PROFILING,
    /** Art. 21(6): statistics. */
    STATISTICS,
    /** Art. 21(2): nobody may refuse that, 21(3). */
    DIRECT_MARKETING;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Use of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
