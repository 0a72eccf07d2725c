package dev.shrike.ticks.tick;

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
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Ticks as they were published, for user-api, which exports them to that person: they are kept here for longer than
 * their events.
 */
@Controller("/internal/people/{person}/ticks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldTicksController {
    private final TickTable table;

    HeldTicksController(TickTable table) {
        this.table = table;
    }

    /** @param event the event in single-object encoding, in base64; personal fields sealed */
    @Introspected
    record HeldTick(String event) {
        static HeldTick of(TickRow row) {
            return new HeldTick(Base64.getEncoder().encodeToString(row.event()));
        }
    }

    /** @param next what to ask for next with {@code after}; absent at the end */
    @Introspected
    record Page(List<HeldTick> items, @Nullable String next) {}

    @Get
    Page page(
            UUID person,
            @QueryValue(defaultValue = "0") @Min(0) long after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(1000) int limit) {
        List<TickRow> rows = table.findAfter(person, after, limit);
        return new Page(
                rows.stream().map(HeldTick::of).toList(),
                rows.size() < limit ? null : Long.toString(rows.getLast().position()));
    }
}
