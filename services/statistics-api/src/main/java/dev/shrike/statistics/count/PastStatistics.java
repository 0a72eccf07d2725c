package dev.shrike.statistics.count;

import dev.shrike.rest.problem.ProblemException;
import dev.shrike.topology.query.OverallStatistics;
import dev.shrike.topology.query.Statistics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Statistics as they were, as far back as they are kept. Thread-safe. */
@Singleton
class PastStatistics {
    private final Statistics statistics;
    private final Clock clock;

    PastStatistics(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * As they were at a moment.
     *
     * @throws ProblemException 400 when it is yet to come, 410 when it is longer ago than earlier values are kept
     */
    OverallStatistics at(Instant moment) {
        Instant now = clock.instant();
        if (moment.isAfter(now)) {
            throw ProblemException.invalid(
                    "asOf", "is in the future: it is " + now.truncatedTo(ChronoUnit.SECONDS) + " now");
        }
        Instant first = now.minus(Statistics.HISTORY).truncatedTo(ChronoUnit.SECONDS);
        if (moment.isBefore(first)) {
            throw ProblemException.gone("What was counted is kept for " + Statistics.HISTORY.toDays() + " days, and "
                    + moment + " is before " + first + ". Windows go further back: /statistics/windows.");
        }
        return statistics.asOf(moment);
    }
}
