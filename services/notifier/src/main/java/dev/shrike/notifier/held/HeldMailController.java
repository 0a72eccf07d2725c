package dev.shrike.notifier.held;

import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
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

/** A person's mail, for services. */
@Controller("/internal/people/{person}/mail")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldMailController {
    private final HeldMailTable table;

    HeldMailController(HeldMailTable table) {
        this.table = table;
    }

    /** @param next what to ask for next with {@code after}; absent at the end */
    @Introspected
    record Page(List<HeldMail> items, @Nullable String next) {}

    @Get
    Page page(
            UUID person,
            @QueryValue(defaultValue = "0") @Min(0) long after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(1000) int limit) {
        List<HeldMailRow> rows = table.findAfter(person, after, limit);
        return new Page(
                rows.stream().map(HeldMail::of).toList(),
                rows.size() < limit ? null : Long.toString(rows.getLast().position()));
    }
}
