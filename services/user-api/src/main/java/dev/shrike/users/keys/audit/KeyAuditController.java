package dev.shrike.users.keys.audit;

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
import java.util.UUID;

/** Who had whose keys, for privacy officers and admins. */
@Controller("/admin/keys/audit")
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "gdpr")
class KeyAuditController {

    private final KeyUseTable table;

    KeyAuditController(KeyUseTable table) {
        this.table = table;
    }

    @Get
    @Operation(
            summary = "Which service asked for whose keys, newest first",
            description =
                    "One entry for equal questions with equal outcomes within a minute. Give `next` of an answer as"
                            + " `after` for the page that follows. Entries are kept for a year unless configured otherwise, also"
                            + " those about people who were erased.")
    @ApiResponse(responseCode = "200", description = "A page")
    KeyUsePage page(
            @QueryValue @Nullable UUID person,
            @QueryValue @Nullable String service,
            @QueryValue @Nullable String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        long before = after == null
                ? Long.MAX_VALUE
                : KeyUsePage.positionIn(after).orElseThrow(KeyAuditController::notACursor);
        return KeyUsePage.of(table.newestBefore(before, person, service, limit), limit);
    }

    private static ProblemException notACursor() {
        return ProblemException.badRequest("invalid-cursor", "after is not a cursor that this service gave out");
    }
}
