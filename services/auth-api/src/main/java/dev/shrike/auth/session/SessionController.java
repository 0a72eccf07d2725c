package dev.shrike.auth.session;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Ending a session. */
@Controller("/logout")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "login")
class SessionController {

    private final EndedSessions sessions;

    SessionController(EndedSessions sessions) {
        this.sessions = sessions;
    }

    @Post
    @Operation(summary = "Log out", description = "Ends the session of the token that the request carries.")
    @ApiResponse(responseCode = "204", description = "The token is refused from now on")
    HttpResponse<Void> logout(Authentication authentication) {
        sessions.end(UUID.fromString(authentication.getAttributes().get("jti").toString()));
        return HttpResponse.noContent();
    }
}
