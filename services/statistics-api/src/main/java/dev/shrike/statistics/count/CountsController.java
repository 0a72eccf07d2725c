package dev.shrike.statistics.count;

import dev.shrike.rest.identity.Roles;
import dev.shrike.topology.query.Statistics;
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
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What services count, for anybody who is logged in. */
@Controller("/statistics/counts")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "statistics")
class CountsController {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Statistics statistics;
    private final Clock clock;

    CountsController(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @Get
    @Operation(
            summary = "How often what services count happened, by name and hour",
            description =
                    "Such as `login-refused`; without `name` all of them. By event time: `from` and `to` are RFC 3339 "
                            + "instants, `to` is exclusive; without them the last 24 hours. At most 2000 hours at once. Some seconds "
                            + "behind.")
    @ApiResponse(responseCode = "200", description = "The hours in their order")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    CountsAnswer counts(
            @QueryValue @Nullable @Size(min = 1, max = 64) String name,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to) {
        Span span = Span.of(from, to, clock.instant(), HOUR);
        return CountsAnswer.of(statistics.counts(Optional.ofNullable(name), span.start(), span.end()));
    }
}
