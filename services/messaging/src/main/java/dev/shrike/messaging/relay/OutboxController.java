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

    /** The outbox of each service here: what waits, since when, what was refused, who publishes it. */
    @Get
    Outboxes list() {
        return new Outboxes(relays().stream().map(Relay::state).toList());
    }

    /** The outbox of one service. */
    @Get("/{service}")
    OutboxState show(String service) {
        return relay(service).state();
    }

    /** Events that are committed and not in their streams: those that a server refused, then, unless they are not wanted, those that wait. */
    @Get("/{service}/entries")
    Entries entries(
            String service,
            @QueryValue(defaultValue = "true") boolean waiting,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + MAX_LIMIT + ".");
        }
        return new Entries(relay(service).reader().entries(waiting, limit));
    }

    /** Publishes events after all that a server had refused. They come behind whatever was published of their aggregates meanwhile. */
    @Post("/{service}/retry")
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
