package dev.shrike.auth.role;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
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

/** Roles, given and taken by admins. */
@Controller("/roles/{person}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
@Tag(name = "roles")
class RolesController {

    private final GrantingRoles granting;

    RolesController(GrantingRoles granting) {
        this.granting = granting;
    }

    @Get
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "What roles a person was given",
            description = "For the person and for admins; admins see who gave and took them.")
    @ApiResponse(responseCode = "200", description = "Those they have, and those they had")
    @SelfOr(Roles.ADMIN)
    RolesAnswer find(UUID person, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caller.requireSelfOrAdmin(person);
        return RolesAnswer.of(person, granting.historyOf(person), caller.admin());
    }

    @Put("/{role}")
    @Operation(
            summary = "Give a role to a person",
            description =
                    "analyst: to ask the latest events of all people in SQL; privacy-officer: to look after people's rights; "
                            + "operator: to keep the platform running. Their next token carries it.")
    @ApiResponse(
            responseCode = "201",
            description = "Given",
            content = @Content(schema = @Schema(implementation = RolesAnswer.class)))
    @ApiResponse(responseCode = "200", description = "They have it already")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "409", description = "They were given roles as often as is kept")
    HttpResponse<RolesAnswer> grant(UUID person, String role, Authentication authentication) {
        boolean given =
                granting.grant(person, known(role), Caller.of(authentication).id());
        return HttpResponse.status(given ? HttpStatus.CREATED : HttpStatus.OK)
                .body(RolesAnswer.of(person, granting.historyOf(person), true));
    }

    @Delete("/{role}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take a role from a person",
            description = "Their next token does not carry it; those they have do until they expire.")
    @ApiResponse(responseCode = "204", description = "Taken")
    @ApiResponse(responseCode = "404", description = "They do not have it")
    void revoke(UUID person, String role, Authentication authentication) {
        granting.revoke(person, known(role), Caller.of(authentication).id());
    }

    private static GrantableRole known(String role) {
        return GrantableRole.of(role)
                .orElseThrow(() -> ProblemException.invalid("role", "is one of " + GrantableRole.all()));
    }
}
