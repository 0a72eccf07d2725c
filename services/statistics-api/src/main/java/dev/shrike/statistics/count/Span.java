package dev.shrike.statistics.count;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * A span of time that somebody asks about.
 *
 * @param start first instant
 * @param end instant after the last one
 */
record Span(Instant start, Instant end) {
    /** Arithmetic with times far outside of these years overflows. */
    static final String YEARS = "must lie in the years 1970 to 9999";

    private static final int MOST_WINDOWS = 2_000;
    private static final int WINDOWS = 24;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The span asked for; without a start the last 24 windows of this length.
     *
     * @throws ProblemException 400 when it makes no sense or has more than 2000 windows
     */
    static Span of(@Nullable Instant from, @Nullable Instant to, Instant now, Duration window) {
        Instant end = to == null ? now : to;
        if (end.isBefore(Instant.EPOCH) || !end.isBefore(LATEST)) {
            throw ProblemException.invalid("to", YEARS);
        }
        Instant start = from == null ? end.minus(window.multipliedBy(WINDOWS)) : from;
        if (!start.isBefore(end)) {
            throw ProblemException.invalid("from", "must be before to");
        }
        if (Duration.between(start, end).compareTo(window.multipliedBy(MOST_WINDOWS)) > 0) {
            throw ProblemException.invalid("from", "more than " + MOST_WINDOWS + " windows before to");
        }
        return new Span(start, end);
    }
}
