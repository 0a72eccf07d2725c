package dev.shrike.users.profile;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.restricted.RestrictedUse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Profiles, for the person and for admins; privacy officers look at them. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "people")
class ProfileController {

    private final Profiles profiles;
    private final RestrictedUse use;

    ProfileController(Profiles profiles, RestrictedUse use) {
        this.profiles = profiles;
        this.use = use;
    }

    /** The people found. */
    @Introspected
    record Found(List<UserAnswer> users) {}

    @Get("/{id}")
    @Operation(summary = "A person's profile", description = "For the person, privacy officers and admins.")
    @ApiResponse(responseCode = "200", description = "The profile")
    @ApiResponse(responseCode = "403", description = "Somebody else's, or restricted: only the person may use it")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    UserAnswer find(UUID id, Authentication authentication) {
        look(id, Caller.of(authentication));
        return UserAnswer.of(id, profiles.find(id));
    }

    @Get
    @Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    @Operation(
            summary = "The person with a user name or an e-mail address",
            description =
                    "For privacy officers and admins; exactly one of the two, whole and without regard to case: what is kept of them are"
                            + " keyed hashes. An empty list when there is none.")
    @ApiResponse(responseCode = "200", description = "None or one")
    Found search(
            @Nullable @QueryValue @Size(min = 1, max = 64) String username,
            @Nullable @QueryValue @Size(min = 3, max = 254) String email,
            Authentication authentication) {
        if ((username == null) == (email == null)) {
            throw ProblemException.badRequest("one-of-two", "Name exactly one of username and email.");
        }
        Optional<UserAnswer> found = username == null ? profiles.findByEmail(email) : profiles.findByUsername(username);
        found.ifPresent(user -> look(user.id(), Caller.of(authentication)));
        return new Found(found.stream().toList());
    }

    @Patch("/{id}")
    @Operation(summary = "Change a profile", description = "Fields that are absent stay as they are.")
    @ApiResponse(responseCode = "200", description = "The profile as it is now")
    @ApiResponse(
            responseCode = "409",
            description = "The e-mail address is taken, or somebody else changed the profile")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @SelfOr(Roles.ADMIN)
    UserAnswer change(UUID id, @Valid @Body ProfileChange change, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caller.requireSelfOrAdmin(id);
        Restricted.refuse(use, caller, id);
        return UserAnswer.of(id, profiles.change(id, change, caller.id()));
    }

    private void look(UUID person, Caller caller) {
        caller.requireMayLookAfter(person);
        Restricted.refuse(use, caller, person);
    }
}
