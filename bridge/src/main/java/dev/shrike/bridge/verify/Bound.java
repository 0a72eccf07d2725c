package dev.shrike.bridge.verify;

import java.time.Instant;

/** One end of the range that is compared; itself part of it. */
public sealed interface Bound {
    /** As far as there is anything. */
    record Open() implements Bound {}

    /**
     * At a sequence of the stream.
     *
     * @param number that sequence
     */
    record Sequence(long number) implements Bound {}

    /**
     * At the time when the stream took the messages.
     *
     * @param instant that time
     */
    record Time(Instant instant) implements Bound {}

    /** Whether a message lies at this lower end or behind it. */
    default boolean isReached(long sequence, Instant stored) {
        return switch (this) {
            case Open() -> true;
            case Sequence(long number) -> sequence >= number;
            case Time(Instant instant) -> !stored.isBefore(instant);
        };
    }

    /** Whether a message lies behind this upper end. */
    default boolean isPassed(long sequence, Instant stored) {
        return switch (this) {
            case Open() -> false;
            case Sequence(long number) -> sequence > number;
            case Time(Instant instant) -> stored.isAfter(instant);
        };
    }
}
