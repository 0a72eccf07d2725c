package dev.shrike.admin.alert.rule;

import java.time.Duration;

/** When a rule holds. */
public sealed interface Condition {

    /** What it looks at, called as at {@code /prometheus}. */
    String measure();

    /** A number is on the wrong side of a bound. */
    record Threshold(String measure, Comparison comparison, double bound) implements Condition {}

    /** A count grew by more than so much within a time; a count that starts anew counts from zero. */
    record Rate(String measure, double growth, Duration within) implements Condition {}

    /** What was measured is measured no longer. What was never measured is not missed. */
    record Absence(String measure, Duration remembered) implements Condition {}

    /** The time left is no more than so much, or over. */
    record Deadline(String measure, TimeLeft form, Duration ahead) implements Condition {}

    /** How a measurement is compared to a bound. */
    enum Comparison {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        EQUAL;

        /** Whether it holds. */
        public boolean holds(double value, double bound) {
            return switch (this) {
                case ABOVE -> value > bound;
                case AT_LEAST -> value >= bound;
                case BELOW -> value < bound;
                case AT_MOST -> value <= bound;
                case EQUAL -> value == bound;
            };
        }
    }

    /** In what form a measurement says when something is due. */
    enum TimeLeft {
        /** Seconds since 1970, UTC. */
        TIMESTAMP,
        SECONDS,
        DAYS
    }
}
