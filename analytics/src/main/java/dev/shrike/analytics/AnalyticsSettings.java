package dev.shrike.analytics;

import dev.shrike.analytics.load.LoadSettings;
import dev.shrike.analytics.query.QueryLimits;
import java.time.Duration;

/**
 * What the analytics work with.
 *
 * @param load where the events come from
 * @param memory for tables and queries together, as in {@code 256MB}
 * @param threads that one query may use
 * @param concurrency how many queries run at once
 * @param limits the most that one query may take
 */
public record AnalyticsSettings(LoadSettings load, String memory, int threads, int concurrency, QueryLimits limits) {

    private static final long ANSWER_BYTES = 16L * 1024 * 1024;

    public AnalyticsSettings {
        if (!memory.matches("[1-9][0-9]{0,6}(MB|GB)")) {
            throw new IllegalArgumentException("Memory is said as in 256MB or 2GB, and not: " + memory);
        }
        if (threads < 1 || concurrency < 1) {
            throw new IllegalArgumentException("Queries need a thread");
        }
    }

    /** With everything else as it is good for one machine. */
    public static AnalyticsSettings of(LoadSettings load) {
        return new AnalyticsSettings(
                load, "256MB", 2, 4, new QueryLimits(100_000, ANSWER_BYTES, Duration.ofSeconds(30)));
    }
}
