package dev.shrike.auth.suspension;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.suspended.SuspendedPage;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;

/** Who is suspended, for the services that run apart: they refuse these people's tokens. */
@Controller("/internal/suspensions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class SuspendedIdsController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SuspendingPeople suspending;

    SuspendedIdsController(SuspendingPeople suspending) {
        this.suspending = suspending;
    }

    @Get
    SuspendedPage page(
            @Nullable @QueryValue UUID after, @QueryValue(defaultValue = "1000") @Min(1) @Max(1000) int limit) {
        List<UUID> found = suspending.standingAfter(after == null ? BEFORE_ALL : after, limit).stream()
                .map(Suspension::userId)
                .toList();
        return new SuspendedPage(found, found.size() < limit ? null : found.getLast());
    }
}
