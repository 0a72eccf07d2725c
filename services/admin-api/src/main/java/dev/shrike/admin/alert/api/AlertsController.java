package dev.shrike.admin.alert.api;

import dev.shrike.admin.alert.engine.AlertEngine;
import dev.shrike.admin.alert.rule.DefaultRules;
import dev.shrike.admin.alert.rule.Rule;
import dev.shrike.admin.alert.state.Silence;
import dev.shrike.admin.alert.store.AlertStore;
import dev.shrike.admin.alert.store.Orders;
import dev.shrike.admin.alert.tell.Deliveries;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Alerts, for those who keep the platform running. */
@Controller("/admin/alerts")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "alerts")
class AlertsController {
    private final AlertEngine engine;
    private final AlertStore store;
    private final Deliveries deliveries;
    private final Clock clock;

    AlertsController(AlertEngine engine, AlertStore store, Deliveries deliveries, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Whether a rule is judged. */
    @Introspected
    @Schema(name = "AlertRuleChange")
    record RuleChange(@NotNull Boolean enabled) {}

    @Get
    @Operation(
            summary = "What fires now, may fire soon, and has ended of late",
            description =
                    "For administrators and operators. An alert that is a consequence of another, or silenced, is shown; "
                            + "nobody is told of it.")
    @ApiResponse(responseCode = "200", description = "The most urgent first")
    AlertsAnswer alerts() {
        Instant now = clock.instant();
        AlertEngine.Judged judged = engine.latest().orElseGet(() -> stored(now));
        return AlertsAnswer.of(
                judged.alerts(), judged.orders().rules(), judged.orders().silences(), deliveries.open(), now);
    }

    @Get("/history")
    @Operation(
            summary = "When alerts began and ended, newest first",
            description =
                    "For administrators and operators. Kept for 90 days. Give `next` of an answer as `before` for the page "
                            + "that follows.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    HistoryAnswer history(
            @QueryValue @Nullable @Min(1) Long before, @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return HistoryAnswer.of(store.history(before == null ? Long.MAX_VALUE : before, limit), limit);
    }

    @Get("/rules")
    @Operation(summary = "All alert rules", description = "For administrators and operators.")
    @ApiResponse(responseCode = "200", description = "In the order of their groups")
    RulesAnswer rules() {
        return RulesAnswer.of(store.rules());
    }

    @Put("/rules/{name}")
    @Operation(
            summary = "Turn a rule on or off",
            description =
                    "For administrators and operators. A rule that is off has no alerts; those it has end at once.")
    @ApiResponse(responseCode = "200", description = "The rule as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such rule")
    RulesAnswer.Item turn(String name, @Body @Valid RuleChange change) {
        Rule rule = rule(name);
        store.turn(name, change.enabled(), clock.instant());
        engine.judgeSoon();
        return RulesAnswer.item(rule.enabled(change.enabled()));
    }

    @Get("/silences")
    @Operation(summary = "Of what nobody is told", description = "For administrators and operators.")
    @ApiResponse(responseCode = "200", description = "The one that ends first before the others")
    SilencesAnswer silences() {
        return SilencesAnswer.of(store.silences(clock.instant()));
    }

    @Post("/silences")
    @Status(HttpStatus.CREATED)
    @Operation(
            summary = "Tell nobody of some alerts for a while",
            description =
                    "For administrators and operators. They are shown all the same. The reason is words for other operators: "
                            + "nothing about a person.")
    @ApiResponse(responseCode = "201", description = "It holds from now on")
    @ApiResponse(responseCode = "404", description = "There is no such rule")
    SilencesAnswer.Item silence(@Body @Valid SilenceWish wish) {
        if (wish.rule() != null) {
            rule(wish.rule());
        }
        Instant now = clock.instant();
        Silence silence = new Silence(
                UUID.randomUUID(),
                wish.rule(),
                wish.labels(),
                now.plus(Duration.ofMinutes(wish.minutes())),
                wish.reason());
        store.add(silence, now);
        engine.judgeSoon();
        return SilencesAnswer.item(silence);
    }

    @Delete("/silences/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a silence", description = "For administrators and operators.")
    @ApiResponse(responseCode = "204", description = "It is over")
    @ApiResponse(responseCode = "404", description = "There is no such silence, or no longer")
    void end(UUID id) {
        if (!store.end(id, clock.instant())) {
            throw ProblemException.notFound("There is no such silence, or no longer.");
        }
        engine.judgeSoon();
    }

    private AlertEngine.Judged stored(Instant now) {
        return new AlertEngine.Judged(store.alerts(), new Orders(false, store.rules(), store.silences(now)));
    }

    private static Rule rule(String name) {
        return DefaultRules.all().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no rule " + name + "."));
    }
}
