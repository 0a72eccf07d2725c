package dev.shrike.ticks.rating;

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
 * Ratings as they were published, for user-api, which exports them to that person: they are kept here for longer than
 * their events.
 */
@Controller("/internal/people/{person}/ratings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldRatingsController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RatingTable table;

    HeldRatingsController(RatingTable table) {
        this.table = table;
    }

    /** @param event the event in single-object encoding, in base64; personal fields sealed */
    @Introspected
    record HeldRating(String event) {
        static HeldRating of(RatingRow row) {
            return new HeldRating(Base64.getEncoder().encodeToString(row.event()));
        }
    }

    /** @param next what to ask for next with {@code after}; absent at the end */
    @Introspected
    record Page(List<HeldRating> items, @Nullable String next) {}

    @Get
    Page page(
            UUID person,
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(1000) int limit) {
        List<RatingRow> rows = table.findAfter(person, after == null ? BEFORE_ALL : after, limit);
        return new Page(
                rows.stream().map(HeldRating::of).toList(),
                rows.size() < limit ? null : rows.getLast().id().toString());
    }
}
