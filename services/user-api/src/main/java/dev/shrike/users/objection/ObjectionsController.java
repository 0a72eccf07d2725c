package dev.shrike.users.objection;

import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.idempotency.IdempotencyKeys;
import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Objecting, and the log of objections. */
@Controller("/gdpr/objections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "gdpr")
class ObjectionsController {

    private static final int MOST = 500;

    private final Objecting objecting;
    private final ObjectionTable objections;
    private final IdempotencyKeys keys;

    ObjectionsController(Objecting objecting, ObjectionTable objections, @Named("users") IdempotencyKeys keys) {
        this.objecting = objecting;
        this.objections = objections;
        this.keys = keys;
    }

    /** Against what, and why. {@code toString} shows no words. */
    @Introspected
    record Objection(
            @NotNull @Valid Person user,

            @NotNull @Pattern(regexp = "profiling|statistics|direct_marketing")
            String use,

            @Nullable @Size(min = 1, max = 4000) String reason) {
        @Override
        public String toString() {
            return "Objection[" + use + "]";
        }
    }

    /** The person's id, and nothing else. */
    @Introspected
    record Person(@NotNull UUID id) {}

    /** The request that an objection is. */
    @Introspected
    record Entered(UUID requestId, String use) {}

    /** The objections found. */
    @Introspected
    record Found(List<ObjectionRow> objections) {}

    @Post
    @Operation(
            summary = "Object to a use of one's data",
            description =
                    "It is a request of its kind, decided by POST /gdpr/requests/{id}/decision; against direct marketing it"
                            + " is granted at once.")
    @ApiResponse(
            responseCode = "201",
            description = "Entered; Location is the request",
            content = @Content(schema = @Schema(implementation = Entered.class)))
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "409", description = "Too many requests of this person wait for a decision")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<Entered> object(
            @Valid @Body Objection objection,
            @Nullable @Header(KeyedRequest.HEADER) String idempotencyKey,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        UUID person = objection.user().id();
        caller.requireMayLookAfter(person);
        Answered<UUID> id = keys.once(
                KeyedRequest.of(caller.id(), idempotencyKey, "POST /gdpr/objections", objection),
                UUID.class,
                () -> objecting.object(person, Use.of(objection.use()), objection.reason(), caller.id()));
        URI location = URI.create("/gdpr/requests/" + id.value());
        return id.mark(HttpResponse.created(new Entered(id.value(), objection.use()), location));
    }

    @Get
    @Operation(summary = "A person's objections", description = "With what was decided; the latest first, 500 at most.")
    @ApiResponse(responseCode = "200", description = "The objections")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Found list(@QueryValue UUID user, Authentication authentication) {
        Caller.of(authentication).requireMayLookAfter(user);
        return new Found(objections.of(user, MOST));
    }
}
