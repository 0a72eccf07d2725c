package dev.shrike.statistics.count;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.statistics.image.ImagesRequest;
import dev.shrike.topology.query.OverallStatistics;
import dev.shrike.topology.query.Statistics;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** Statistics over everything, for anybody who is logged in; those of a person, for that person and administrators. */
@Controller("/statistics")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "statistics")
class StatisticsController {
    private static final String AS_OF =
            "With `asOf`, an RFC 3339 instant of the last seven days, as the counters stood when "
                    + "events had come that far; to the whole minute before it. 410 when it is longer ago.";

    private final Statistics statistics;
    private final Populations populations;
    private final PastStatistics past;

    StatisticsController(Statistics statistics, Populations populations, PastStatistics past) {
        this.past = past;
        this.statistics = statistics;
        this.populations = populations;
    }

    @Get
    @Operation(
            summary = "Totals by event and type, and how many people, species and images there are",
            description = AS_OF + " How many people and images there were is not kept.")
    @ApiResponse(responseCode = "200", description = "The totals")
    @ApiResponse(responseCode = "410", description = "`asOf` is longer ago than is kept")
    TotalsAnswer totals(HttpRequest<?> request, @QueryValue @Nullable Instant asOf) {
        return asOf == null
                ? TotalsAnswer.of(statistics.totals(), populations.of(request))
                : TotalsAnswer.of(past.at(asOf), asOf);
    }

    @Get("/species")
    @Operation(summary = "Species, most often ticked first", description = AS_OF)
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "410", description = "`asOf` is longer ago than is kept")
    SpeciesAnswer species(
            @QueryValue(defaultValue = "1000") @Min(1) @Max(1000) int limit, @QueryValue @Nullable Instant asOf) {
        OverallStatistics asked = asOf == null ? statistics : past.at(asOf);
        return SpeciesAnswer.of(asked.species(limit), asOf);
    }

    @Get("/people/{id}")
    @Operation(
            summary = "What one person did",
            description = "Only for the person and for administrators. 404 for one who did nothing yet or was erased.")
    @ApiResponse(responseCode = "200", description = "What they did")
    @ApiResponse(responseCode = "404", description = "The person did nothing yet, or was erased")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    @SelfOr(Roles.ADMIN)
    PersonAnswer person(UUID id, Authentication authentication) {
        Caller.of(authentication).requireSelfOrAdmin(id);
        return statistics
                .person(id)
                .map(PersonAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("Nothing is known of this person"));
    }

    @Get("/images")
    @Operation(summary = "Ticks and ratings of one image", description = "404 when nobody ticked or rated it.")
    @ApiResponse(responseCode = "200", description = "Its ticks and ratings")
    @ApiResponse(responseCode = "404", description = "Nobody ticked or rated it yet")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    ImageAnswer image(@QueryValue @NotBlank @Size(max = 2048) String url) {
        return statistics
                .image(url)
                .map(ImageAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("Nobody ticked or rated this image yet"));
    }

    @Post("/images/query")
    @Operation(
            summary = "Ticks and ratings of several images",
            description = "Of at most 100, in their order. Images that nobody ticked or rated are left out.")
    @ApiResponse(responseCode = "200", description = "Of those that have any")
    ImageAnswer.Several images(@Valid @Body ImagesRequest asked) {
        return new ImageAnswer.Several(asked.find(url -> statistics.image(url).map(ImageAnswer::of)));
    }

    @Get("/leaderboard")
    @Operation(summary = "The people with most ticks, best first, by pseudonymous id")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    PersonAnswer.Leaderboard leaderboard(@QueryValue(defaultValue = "10") @Min(1) @Max(1000) int limit) {
        return PersonAnswer.Leaderboard.of(statistics.leaderboard(limit));
    }
}
