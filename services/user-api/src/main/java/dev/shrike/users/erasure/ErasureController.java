package dev.shrike.users.erasure;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;

/** Asking to be forgotten, and seeing how far it is. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "gdpr")
class ErasureController {

    private final Erasing erasing;

    ErasureController(Erasing erasing) {
        this.erasing = erasing;
    }

    @Introspected
    record ErasureRequest(@NotNull @Valid Person user) {}

    @Introspected
    record Person(@NotNull UUID id) {}

    /** The erasures found. */
    @Introspected
    @Schema(name = "Erasures")
    record Found(List<Erasure> erasures) {}

    @Delete("/users/{id}")
    @Operation(summary = "Erase a person", description = "The same as POST /gdpr/erasures.")
    @ApiResponse(
            responseCode = "202",
            description = "The keys are destroyed; Location shows how far the rest is",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @ApiResponse(responseCode = "403", description = "Somebody else")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<Erasure> delete(UUID id, Authentication authentication) {
        return erase(id, Caller.of(authentication));
    }

    @Post("/gdpr/erasures")
    @Operation(
            summary = "Erase a person",
            description =
                    "For the person, privacy officers and admins. Final. Asking again joins the erasure that is there.")
    @ApiResponse(
            responseCode = "202",
            description = "The keys are destroyed; Location shows how far the rest is",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<Erasure> request(@Valid @Body ErasureRequest request, Authentication authentication) {
        return erase(request.user().id(), Caller.of(authentication));
    }

    @Get("/gdpr/erasures/{id}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            summary = "How far an erasure is",
            description =
                    "Needs no token, because the person has none any more: who knows the id may ask. Whose it is and"
                            + " what was removed is shown to privacy officers and admins only.")
    @ApiResponse(responseCode = "200", description = "State and acknowledgements")
    @ApiResponse(responseCode = "404", description = "There is no such erasure")
    Erasure find(UUID id, @Nullable Authentication authentication) {
        Erasure erasure = erasing.find(id).orElseThrow(() -> ProblemException.notFound("There is no such erasure."));
        boolean shown = authentication != null && Caller.of(authentication).looksAfterPeople();
        return shown ? erasure : erasure.anonymous();
    }

    @Get("/gdpr/erasures")
    @Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    @Operation(
            summary = "All erasures",
            description =
                    "The newest first, for privacy officers and admins. For the next page, after is the id of the last one;"
                            + " state is requested, running, completed, or open for all that are not completed.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    Found list(
            @Nullable @QueryValue UUID after,
            @Nullable @QueryValue UUID user,
            @Nullable @QueryValue @Pattern(regexp = "requested|running|completed|open") String state,
            @QueryValue(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new Found(erasing.list(after, user, state, limit));
    }

    private HttpResponse<Erasure> erase(UUID person, Caller caller) {
        caller.requireMayLookAfter(person);
        Erasure erasure = erasing.request(person);
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, "/gdpr/erasures/" + erasure.id())
                .body(erasure);
    }
}
