package dev.shrike.notifier.sent;

import dev.shrike.notifier.mail.MailRow;
import dev.shrike.notifier.mail.MailTable;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;

/** Sent mail over HTTP; everybody sees their own. */
@Controller("/notifications")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "notifications")
class NotificationsController {
    private final MailTable table;

    NotificationsController(MailTable table) {
        this.table = table;
    }

    @Get
    @Operation(summary = "What the caller was sent, newest first")
    @ApiResponse(responseCode = "200", description = "At most so many, and where the next page begins.")
    NotificationPage list(
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "50") @Min(1) @Max(500) int limit,
            Authentication authentication) {
        UUID person = Caller.of(authentication).id();
        List<MailRow> rows = table.findSentBefore(person, position(person, after), limit + 1);
        List<MailRow> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new NotificationPage(
                shown.stream().map(NotificationView::of).toList(),
                rows.size() > limit ? shown.getLast().id().toString() : null);
    }

    private long position(UUID person, @Nullable UUID after) {
        return after == null
                ? Long.MAX_VALUE
                : table.findPosition(after, person)
                        .orElseThrow(() -> ProblemException.invalid("after", "is not a cursor of this list"));
    }
}
