package dev.shrike.notifier.silence;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Stopping all mail to a person, for admins; privacy officers look. */
@Controller("/notifications/silenced/{person}")
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "notifications")
class SilencesController {
    private final SilencingPeople silencing;

    SilencesController(SilencingPeople silencing) {
        this.silencing = silencing;
    }

    @Get
    @Operation(
            summary = "Whether mail to a person is stopped",
            description = "Since when, and by whom. 404 when it is not.")
    @ApiResponse(responseCode = "200", description = "It is")
    @ApiResponse(responseCode = "404", description = "It is not")
    Silence find(UUID person) {
        return silencing.of(person);
    }

    @Put
    @Secured(Roles.ADMIN)
    @Operation(
            summary = "Stop all mail to a person",
            description = "What comes due meanwhile is withheld, and not sent later.")
    @ApiResponse(
            responseCode = "201",
            description = "Stopped",
            content = @Content(schema = @Schema(implementation = Silence.class)))
    @ApiResponse(responseCode = "200", description = "It was already")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    HttpResponse<Silence> silence(UUID person, Authentication authentication) {
        boolean fresh = silencing.silence(person, Caller.of(authentication).id());
        return HttpResponse.status(fresh ? HttpStatus.CREATED : HttpStatus.OK).body(silencing.of(person));
    }

    @Delete
    @Secured(Roles.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let mail to a person go again")
    @ApiResponse(responseCode = "204", description = "It goes again")
    @ApiResponse(responseCode = "404", description = "It was not stopped")
    void end(UUID person) {
        silencing.end(person);
    }
}
