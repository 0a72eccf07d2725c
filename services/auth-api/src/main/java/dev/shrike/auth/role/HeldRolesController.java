package dev.shrike.auth.role;

import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What roles a person was given, for user-api, which exports it to that person. */
@Controller("/internal/people/{person}/roles")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldRolesController {

    private final GrantingRoles granting;

    HeldRolesController(GrantingRoles granting) {
        this.granting = granting;
    }

    /** Who gave it is another person's, and left out. */
    @Introspected
    record HeldRole(String role, Instant granted, @Nullable Instant revoked) {}

    /** All of them. */
    @Introspected
    record Page(List<HeldRole> items) {}

    @Get
    Page page(UUID person) {
        return new Page(granting.historyOf(person).stream()
                .map(row -> new HeldRole(row.role(), row.granted(), row.revoked()))
                .toList());
    }
}
