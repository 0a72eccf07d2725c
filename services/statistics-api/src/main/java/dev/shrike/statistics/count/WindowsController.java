package dev.shrike.statistics.count;

import dev.shrike.rest.problem.ProblemException;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.query.WindowSize;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Statistics over time, for anybody who is logged in. */
@Controller("/statistics")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "statistics")
class WindowsController {

    private static final int MOST_WINDOWS = 2_000;
    private static final int MOST_DAYS = 3_660;
    /** Arithmetic with times far outside of these years overflows. */
    private static final String YEARS = "must lie in the years 1970 to 9999";

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Statistics statistics;
    private final Clock clock;

    WindowsController(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @Get("/windows")
    @Operation(
            summary = "Events per minute, hour or day",
            description =
                    "By event time. `from` and `to` are RFC 3339 instants, `to` is exclusive; without them the last "
                            + "24 windows. At most 2000 windows at once.")
    WindowsAnswer windows(
            @QueryValue WindowSize size, @QueryValue @Nullable Instant from, @QueryValue @Nullable Instant to) {
        Duration length = length(size);
        Instant end = to == null ? clock.instant() : to;
        if (end.isBefore(Instant.EPOCH) || !end.isBefore(LATEST)) {
            throw ProblemException.invalid("to", YEARS);
        }
        Instant start = from == null ? end.minus(length.multipliedBy(24)) : from;
        if (!start.isBefore(end)) {
            throw ProblemException.invalid("from", "must be before to");
        }
        if (Duration.between(start, end).compareTo(length.multipliedBy(MOST_WINDOWS)) > 0) {
            throw ProblemException.invalid("from", "more than " + MOST_WINDOWS + " windows before to");
        }
        return WindowsAnswer.of(statistics.windows(size, start, end));
    }

    @Get("/active-people")
    @Operation(
            summary = "How many people did something, by UTC day",
            description = "`from` and `to` are days, both included; without them the last 30 days.")
    WindowsAnswer.Days activePeople(@QueryValue @Nullable LocalDate from, @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : to;
        if (last.isBefore(LocalDate.EPOCH) || last.getYear() > 9999) {
            throw ProblemException.invalid("to", YEARS);
        }
        LocalDate first = from == null ? last.minusDays(29) : from;
        if (first.isAfter(last)) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ProblemException.invalid("from", "more than " + MOST_DAYS + " days before to");
        }
        return WindowsAnswer.Days.of(statistics.activePeople(first, last));
    }

    private static Duration length(WindowSize size) {
        return switch (size) {
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }
}
