package dev.shrike.statistics.count;

import dev.shrike.rest.identity.Roles;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Statistics over time, for anybody who is logged in. */
@Controller("/statistics")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "statistics")
class WindowsController {

    private static final int MOST_DAYS = 3_660;

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
    @ApiResponse(responseCode = "200", description = "The windows in their order")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    WindowsAnswer windows(
            @QueryValue WindowSize size, @QueryValue @Nullable Instant from, @QueryValue @Nullable Instant to) {
        Span span = Span.of(from, to, clock.instant(), length(size));
        return WindowsAnswer.of(statistics.windows(size, span.start(), span.end()));
    }

    @Get("/active-people")
    @Operation(
            summary = "How many people did something, by UTC day",
            description = "`from` and `to` are days, both included; without them the last 30 days.")
    @ApiResponse(responseCode = "200", description = "The days in their order")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    WindowsAnswer.Days activePeople(@QueryValue @Nullable LocalDate from, @QueryValue @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : to;
        if (last.isBefore(LocalDate.EPOCH) || last.getYear() > 9999) {
            throw ProblemException.invalid("to", Span.YEARS);
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
