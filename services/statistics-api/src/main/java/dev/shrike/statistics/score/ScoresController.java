package dev.shrike.statistics.score;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.statistics.image.ImagesRequest;
import dev.shrike.topology.query.Scores;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Scores, for anybody who is logged in. */
@Controller("/scores")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "scores")
class ScoresController {

    private final Scores scores;

    ScoresController(Scores scores) {
        this.scores = scores;
    }

    @Get
    @Operation(summary = "The latest score of an image", description = "404 when nobody ticked the image.")
    @ApiResponse(responseCode = "200", description = "The score")
    @ApiResponse(responseCode = "404", description = "Nobody ticked this image yet")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    ScoreAnswer score(@QueryValue @NotBlank @Size(max = 2048) String image) {
        return scores.find(image)
                .map(ScoreAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("Nobody ticked this image yet"));
    }

    @Post("/query")
    @Operation(
            summary = "The latest scores of several images",
            description = "Of at most 100, in their order. Images that nobody ticked are left out.")
    @ApiResponse(responseCode = "200", description = "Of those that have one")
    ScoreAnswer.Top scores(@Valid @Body ImagesRequest asked) {
        return new ScoreAnswer.Top(asked.find(url -> scores.find(url).map(ScoreAnswer::of)));
    }

    @Get("/top")
    @Operation(summary = "The images with the best scores, best first")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "410", description = "The position is too old to wait for")
    ScoreAnswer.Top top(@QueryValue(defaultValue = "10") @Min(1) @Max(1000) int limit) {
        return new ScoreAnswer.Top(
                scores.top(limit).stream().map(ScoreAnswer::of).toList());
    }
}
