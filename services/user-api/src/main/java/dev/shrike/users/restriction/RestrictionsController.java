package dev.shrike.users.restriction;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/** Restriction of processing, by the person, a privacy officer or an admin. */
@Controller("/gdpr/restrictions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "gdpr")
class RestrictionsController {

    private static final String GROUNDS = "accuracy_contested|unlawful_use|needed_for_claims|objection_pending";

    private final Restrictions restrictions;

    RestrictionsController(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    /** Why. */
    @Introspected
    record Wish(@NotNull @Pattern(regexp = GROUNDS) String ground) {}

    /**
     * A restriction.
     *
     * @param by who set it; privacy officers and admins see it
     */
    @Introspected
    record Restriction(
            Person user,
            String ground,
            Instant since,
            @Nullable UUID by) {}

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    @Put("/{person}")
    @Operation(
            summary = "Restrict processing",
            description =
                    "From now on the data is kept, but used by nobody except the person, and by privacy officers and admins for legal claims,"
                            + " as they say in the header Shrike-Use: legal-claims. Other services are told by an event.")
    @ApiResponse(
            responseCode = "201",
            description = "Restricted",
            content = @Content(schema = @Schema(implementation = Restriction.class)))
    @ApiResponse(responseCode = "200", description = "It was before; the ground is changed")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<Restriction> set(UUID person, @Valid @Body Wish wish, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caller.requireMayLookAfter(person);
        boolean now = restrictions.set(person, Ground.of(wish.ground()), caller.id());
        return HttpResponse.status(now ? HttpStatus.CREATED : HttpStatus.OK).body(found(person, caller));
    }

    @Delete("/{person}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Lift a restriction",
            description = "Who does it for the person tells them before, art. 18(3).")
    @ApiResponse(responseCode = "204", description = "Lifted")
    @ApiResponse(responseCode = "404", description = "Processing is not restricted")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    void lift(UUID person, Authentication authentication) {
        Caller.of(authentication).requireMayLookAfter(person);
        restrictions.lift(person);
    }

    @Get("/{person}")
    @Operation(summary = "The restriction of a person", description = "404 when there is none.")
    @ApiResponse(responseCode = "200", description = "The restriction")
    @ApiResponse(responseCode = "404", description = "Processing is not restricted")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Restriction find(UUID person, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caller.requireMayLookAfter(person);
        return found(person, caller);
    }

    private Restriction found(UUID person, Caller caller) {
        return restrictions
                .find(person)
                .map(row -> new Restriction(
                        new Person(row.person()),
                        row.ground(),
                        row.since(),
                        caller.looksAfterPeople() ? row.setBy() : null))
                .orElseThrow(() -> ProblemException.notFound("Processing of this person's data is not restricted."));
    }
}
