package dev.shrike.messaging.watch;

/** A number that stays as it was while nobody knows a newer one; 0 at first. Thread-safe. */
final class LastKnown {
    private volatile double number;

    /** The newer one, unless it is NaN. */
    double or(double newer) {
        if (!Double.isNaN(newer)) {
            number = newer;
        }
        return number;
    }
}
