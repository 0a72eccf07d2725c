package dev.shrike.topology.score;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How fresh a sighting was when it was ticked. */
final class Freshness {
    static final double UNKNOWN = 0.5;
    private static final double HALF_LIFE_DAYS = 30;

    private Freshness() {}

    /**
     * From 1 for a sighting reported at once, halved every 30 days. A date alone counts from its end in UTC. One half when the
     * time is not given or not readable; the future is as fresh as now.
     *
     * @param observedAt RFC 3339 instant or date, or null
     * @param ticked when it was reported
     */
    static double of(String observedAt, Instant ticked) {
        return observed(observedAt)
                .map(seen -> Math.max(0, Duration.between(seen, ticked).toSeconds()) / 86_400.0)
                .map(days -> Math.pow(2, -days / HALF_LIFE_DAYS))
                .orElse(UNKNOWN);
    }

    private static Optional<Instant> observed(String text) {
        try {
            if (text == null) {
                return Optional.empty();
            }
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
