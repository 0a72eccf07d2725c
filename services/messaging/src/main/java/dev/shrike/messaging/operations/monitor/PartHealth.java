package dev.shrike.messaging.operations.monitor;

import java.util.Locale;

/** How a part is doing, the best first. */
public enum PartHealth {
    /** It does its work. */
    UP,
    /** It goes on, and something has to wait. */
    DEGRADED,
    /** It does not do its work. */
    DOWN;

    /** As events say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worse one of two. */
    public PartHealth worse(PartHealth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
