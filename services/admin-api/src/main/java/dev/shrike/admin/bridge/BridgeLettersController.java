package dev.shrike.admin.bridge;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** What the bridge could not carry, and topologies gave up, for those who keep the platform running. */
@Controller("/admin/bridge/dead-letters")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "bridge")
class BridgeLettersController {

    private final BridgeSite site;

    BridgeLettersController(BridgeSite site) {
        this.site = site;
    }

    @Get
    @Operation(
            summary = "Messages that the bridge could not carry over, newest first",
            description =
                    "For administrators and operators. A message shows within two seconds of its arrival on NATS. `lane=` without a "
                            + "value: what topologies gave up. `older` counts open letters that are too old to be listed.")
    @ApiResponse(responseCode = "200", description = "The newest that match, and counts of all that match.")
    @ApiResponse(responseCode = "503", description = "The bridge does not answer, or Kafka does not.")
    BridgeLetters list(
            @Parameter(hidden = true) @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryValue @Nullable String lane,
            @QueryValue @Nullable String reason,
            @QueryValue(defaultValue = "false") boolean settled,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return site.bridge().letters(new BridgeLetters.Query(lane, reason, settled, limit), authorization);
    }

    @Get("/{id}")
    @Operation(
            summary = "One of them, with what of its bytes may be seen",
            description =
                    "For administrators and operators. An event is shown with its sealed fields closed; JSON as its shape; of anything "
                            + "else its length, its hash and its first bytes.")
    @ApiResponse(responseCode = "200", description = "The letter.")
    @ApiResponse(responseCode = "404", description = "There is no such letter, or no longer.")
    BridgeLetter show(
            @Parameter(hidden = true) @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Pattern(regexp = "\\d{1,6}-\\d{1,18}") String id) {
        return site.bridge()
                .letter(id, authorization)
                .orElseThrow(() -> ProblemException.notFound("There is no dead letter " + id + "."));
    }

    @Post("/redrive")
    @Operation(
            summary = "Bring in those that are valid by now",
            description =
                    "For administrators and operators. Each event comes into the topics once, however often this is asked; one whose "
                            + "key has a newer event is refused unless `as_latest` is true. The lanes concerned pause for some seconds, which this "
                            + "call takes, too.")
    @ApiResponse(responseCode = "200", description = "What became of them.")
    @ApiResponse(responseCode = "400", description = "Nothing is named: give `ids`, `lane`, `reason`, or `all: true`.")
    @ApiResponse(responseCode = "409", description = "A redrive is under way.")
    @ApiResponse(responseCode = "503", description = "Something is away. Asking again is safe.")
    BridgeRedrive redrive(
            @Parameter(hidden = true) @Header(HttpHeaders.AUTHORIZATION) String authorization,
            @Body @Valid BridgeRedrive.Wish wish) {
        if (wish.namesNothing()) {
            throw ProblemException.badRequest("nothing-named", "Give ids, lane, reason, or all: true.");
        }
        return site.bridge().redrive(wish, authorization);
    }
}
