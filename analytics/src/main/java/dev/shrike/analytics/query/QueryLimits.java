package dev.shrike.analytics.query;

import java.time.Duration;

/**
 * What one query may take.
 *
 * @param rows the most that are answered; more are cut off, and the answer says so
 * @param bytes about the most that the values of an answer may take, cut off likewise
 * @param time after which it is cancelled
 */
public record QueryLimits(int rows, long bytes, Duration time) {

    public QueryLimits {
        if (rows < 0 || bytes < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("Limits are positive");
        }
    }

    /** As long as these, and at most as much as those. */
    public QueryLimits within(QueryLimits most) {
        return new QueryLimits(
                Math.min(rows, most.rows()),
                Math.min(bytes, most.bytes()),
                time.compareTo(most.time()) < 0 ? time : most.time());
    }
}
