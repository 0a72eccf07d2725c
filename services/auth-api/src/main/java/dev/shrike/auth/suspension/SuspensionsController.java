package dev.shrike.auth.suspension;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;

/** Suspending people, and lifting it, for admins; privacy officers look. */
@Controller("/suspensions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "suspensions")
class SuspensionsController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SuspendingPeople suspending;

    SuspensionsController(SuspendingPeople suspending) {
        this.suspending = suspending;
    }

    /**
     * Some of them.
     *
     * @param next the person after whom the next page begins; absent with the last page
     */
    @Introspected
    @Schema(name = "Suspensions")
    record Page(
            List<SuspensionAnswer> suspensions, @Nullable UUID next) {}

    @Put("/{person}")
    @Secured(Roles.ADMIN)
    @Operation(
            summary = "Suspend a person",
            description =
                    "They cannot log in, and their tokens are refused, until it is lifted. Their data stays as it is.")
    @ApiResponse(
            responseCode = "201",
            description = "Suspended",
            content = @Content(schema = @Schema(implementation = SuspensionAnswer.class)))
    @ApiResponse(responseCode = "200", description = "They were already")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "409", description = "It is the own account")
    HttpResponse<SuspensionAnswer> suspend(UUID person, Authentication authentication) {
        boolean fresh = suspending.suspend(person, Caller.of(authentication).id());
        return HttpResponse.status(fresh ? HttpStatus.CREATED : HttpStatus.OK).body(find(person));
    }

    @Delete("/{person}")
    @Secured(Roles.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift a suspension", description = "The person may log in again.")
    @ApiResponse(responseCode = "204", description = "Lifted")
    @ApiResponse(responseCode = "404", description = "They are not suspended")
    void lift(UUID person, Authentication authentication) {
        suspending.lift(person, Caller.of(authentication).id());
    }

    @Get("/{person}")
    @Operation(
            summary = "Whether a person is suspended",
            description = "Since when, and by whom. 404 when they are not.")
    @ApiResponse(responseCode = "200", description = "They are")
    @ApiResponse(responseCode = "404", description = "They are not")
    SuspensionAnswer find(UUID person) {
        return suspending
                .standing(person)
                .map(SuspensionAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("This person is not suspended."));
    }

    @Get
    @Operation(
            summary = "Who is suspended",
            description = "In the order of their ids. Give `next` as `after` for the page that follows.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    Page list(@Nullable @QueryValue UUID after, @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        List<Suspension> found = suspending.standingAfter(after == null ? BEFORE_ALL : after, limit);
        return new Page(
                found.stream().map(SuspensionAnswer::of).toList(),
                found.size() < limit ? null : found.getLast().userId());
    }
}
