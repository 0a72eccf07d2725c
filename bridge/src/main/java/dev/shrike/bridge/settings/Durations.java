package dev.shrike.bridge.settings;

import java.time.Duration;

/** The one check that every duration of the settings goes through. */
final class Durations {
    private Durations() {}

    static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, and is " + value);
        }
    }
}
