package dev.shrike.messaging.relay;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The outboxes for those who keep the platform running. A service has it when it says {@code shrike.messaging.outbox.rest: true}, and
 * only while its requests are authenticated.
 */
@Controller("/admin/outbox")
@Requires(property = "shrike.messaging.outbox.rest", value = "true")
@Requires(property = "micronaut.security.enabled", value = "true")
@RolesAllowed({"ROLE_ADMIN", "ROLE_OPERATOR"})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "outbox")
class OutboxController {
    static final int MAX_LIMIT = 1_000;

    private final BeanContext beans;

    OutboxController(BeanContext beans) {
        this.beans = beans;
    }

    /** Outboxes, by service. */
    @Introspected
    record Outboxes(List<OutboxState> outboxes) {}

    /** Events that are not in their streams. */
    @Introspected
    record Entries(List<OutboxEntry> entries) {}

    /**
     * Which events to publish after all.
     *
     * @param eventId this one
     * @param all has to be true when no event is given
     */
    @Introspected
    record Wish(@Nullable UUID eventId, @Nullable Boolean all) {}

    /** How many events the relay will try again. */
    @Introspected
    record Retried(int events) {}

    @Get
    @Operation(
            summary = "The outboxes",
            description = "Of each service here: what waits, since when, what was refused, who publishes it.")
    @ApiResponse(responseCode = "200", description = "The outboxes, by service")
    Outboxes list() {
        return new Outboxes(relays().stream().map(Relay::state).toList());
    }

    @Get("/{service}")
    @Operation(summary = "The outbox of one service", description = "A service goes by the name of its datasource.")
    @ApiResponse(responseCode = "200", description = "The outbox")
    @ApiResponse(responseCode = "404", description = "There is no outbox of this service here")
    OutboxState show(String service) {
        return relay(service).state();
    }

    @Get("/{service}/entries")
    @Operation(
            summary = "Events that are not in their streams",
            description =
                    "Committed ones, without their payload: those that a server refused, then, unless `waiting=false`, those that wait.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "404", description = "There is no outbox of this service here")
    Entries entries(
            String service,
            @QueryValue(defaultValue = "true") boolean waiting,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + MAX_LIMIT + ".");
        }
        return new Entries(relay(service).reader().entries(waiting, limit));
    }

    @Post("/{service}/retry")
    @Operation(
            summary = "Publish refused events after all",
            description =
                    "That a server had refused. They come behind whatever was published of their aggregates meanwhile.")
    @ApiResponse(responseCode = "200", description = "How many will be tried again")
    @ApiResponse(
            responseCode = "404",
            description = "No such event was refused, or there is no outbox of this service here")
    Retried retry(String service, @Body Wish wish) {
        if (wish.eventId() == null && !Boolean.TRUE.equals(wish.all())) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "Give event_id, or all: true.");
        }
        int events = relay(service).retry(wish.eventId());
        if (events == 0 && wish.eventId() != null) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such event of " + service + " was refused.");
        }
        return new Retried(events);
    }

    private Relay relay(String service) {
        return relays().stream()
                .filter(relay -> relay.dataSource().equals(service))
                .findFirst()
                .orElseThrow(() -> new HttpStatusException(
                        HttpStatus.NOT_FOUND,
                        "Outboxes are here of: "
                                + relays().stream().map(Relay::dataSource).collect(Collectors.joining(", "))
                                + "; not of "
                                + service + "."));
    }

    private List<Relay> relays() {
        return beans.getBeansOfType(Relay.class).stream()
                .sorted(Comparator.comparing(Relay::dataSource))
                .toList();
    }
}
