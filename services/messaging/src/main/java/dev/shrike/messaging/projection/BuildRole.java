package dev.shrike.messaging.projection;

import java.util.Locale;

/** What a build is for. */
public enum BuildRole {
    /** Answers readers. */
    LIVE,
    /** Is being filled beside the live one, to take its place. */
    BUILDING,
    /** Was live; kept as it was then until it is dropped. */
    RETIRED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BuildRole of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
