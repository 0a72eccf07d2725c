package dev.shrike.admin.audit;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;

/** The audit log, for operators, privacy officers and administrators. */
@Controller("/admin/audit")
@Secured({Roles.OPERATOR, Roles.PRIVACY_OFFICER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
class AuditController {

    private final AuditEntries entries;

    AuditController(AuditEntries entries) {
        this.entries = entries;
    }

    @Get
    @Operation(
            summary = "The audit log, newest first",
            description = "Give `next` of an answer as `after` for the page that follows. `from` and `to` are RFC 3339 "
                    + "instants over the events' own time; `to` is exclusive. `action` and `target` (an id) narrow to "
                    + "what was done on the admin page.")
    @ApiResponse(responseCode = "200", description = "At most so many entries")
    AuditPage page(
            @QueryValue @Nullable String event,
            @QueryValue @Nullable String type,
            @QueryValue @Nullable UUID person,
            @QueryValue @Nullable String action,
            @QueryValue @Nullable String target,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        long before =
                after == null ? Long.MAX_VALUE : AuditPage.positionIn(after).orElseThrow(AuditController::notACursor);
        return AuditPage.of(entries.newestBefore(before, event, type, person, action, target, from, to, limit), limit);
    }

    private static ProblemException notACursor() {
        return ProblemException.badRequest("invalid-cursor", "after is not a cursor that this service gave out");
    }
}
