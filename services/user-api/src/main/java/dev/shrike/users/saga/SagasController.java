package dev.shrike.users.saga;

import dev.shrike.messaging.saga.NotStuckException;
import dev.shrike.messaging.saga.Remedy;
import dev.shrike.messaging.saga.SagaStatus;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.messaging.saga.UnknownSagaException;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Sagas, for operators and admins; privacy officers see them, as erasures are sagas too. */
@Controller("/admin/sagas")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "sagas")
class SagasController {

    private static final String STATUSES = "running|compensating|completed|compensated|stuck|abandoned";

    private final Sagas sagas;

    SagasController(@Named("users") Sagas sagas) {
        this.sagas = sagas;
    }

    /** The sagas found. */
    @Introspected
    record Found(List<SagaAnswer> sagas) {}

    /** What to do about a stuck saga, and why. */
    @Introspected
    record Resumption(
            @NotNull @Pattern(regexp = "retry|skip_compensation|abandon")
            String remedy,

            @NotBlank @Size(max = 500) String reason) {}

    @Get
    @Secured({Roles.OPERATOR, Roles.PRIVACY_OFFICER, Roles.ADMIN})
    @Operation(
            summary = "Sagas of a status",
            description =
                    "Without their steps. Those that changed least recently come first; ended ones are kept for a week.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    Found list(
            @QueryValue(defaultValue = "stuck") @Pattern(regexp = STATUSES) String status,
            @QueryValue(defaultValue = "100") @Min(1) @Max(Sagas.MAX_LIMIT) int limit) {
        return new Found(sagas.list(SagaStatus.of(status), limit).stream()
                .map(SagaAnswer::of)
                .toList());
    }

    @Get("/{id}")
    @Secured({Roles.OPERATOR, Roles.PRIVACY_OFFICER, Roles.ADMIN})
    @Operation(summary = "A saga", description = "How far it is, step by step, and what was done by hand.")
    @ApiResponse(responseCode = "200", description = "The saga")
    @ApiResponse(responseCode = "404", description = "There is no such saga")
    SagaAnswer find(UUID id) {
        return sagas.find(id).map(SagaAnswer::of).orElseThrow(SagasController::unknown);
    }

    @Post("/{id}/resumptions")
    @Status(HttpStatus.OK)
    @Operation(
            summary = "Help a stuck saga on",
            description =
                    "retry what it is stuck at; skip_compensation when somebody has undone that by hand; or abandon it."
                            + " Who asked, and the reason, are kept.")
    @ApiResponse(responseCode = "200", description = "The saga as it is now; it goes on by itself")
    @ApiResponse(responseCode = "409", description = "It is not stuck")
    @ApiResponse(responseCode = "404", description = "There is no such saga")
    SagaAnswer resume(UUID id, @Valid @Body Resumption resumption, Authentication authentication) {
        Remedy remedy = Remedy.valueOf(resumption.remedy().toUpperCase(Locale.ROOT));
        String by = Caller.of(authentication).id().toString();
        try {
            return SagaAnswer.of(sagas.resume(id, remedy, by, resumption.reason()));
        } catch (UnknownSagaException e) {
            throw unknown();
        } catch (NotStuckException e) {
            throw ProblemException.conflict("not-stuck", e.getMessage() + ".");
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such saga.");
    }
}
