package dev.shrike.messaging.redrive;

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
 * Dead letters for operators and administrators. A service has it when it says {@code shrike.messaging.dead-letters.rest: true}, and only
 * while its requests are authenticated.
 */
@Controller("/admin/dead-letters")
@Requires(property = "shrike.messaging.dead-letters.rest", value = "true")
@Requires(property = "micronaut.security.enabled", value = "true")
@RolesAllowed({"ROLE_OPERATOR", "ROLE_ADMIN"})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "dead letters")
class DeadLettersController {
    private final BeanContext beans;

    DeadLettersController(BeanContext beans) {
        this.beans = beans;
    }

    /** Letters. */
    @Introspected
    record Letters(List<DeadLetter> deadLetters) {}

    /** What became of letters. */
    @Introspected
    record Outcomes(List<Redriven> outcomes) {}

    /**
     * Which letters to give to their handlers again: one event's, one handler's, or all.
     *
     * @param all has to be true when neither event nor handler is given
     * @param outOfOrder whether an event may be handled after later ones of its aggregate
     */
    @Introspected
    record Wish(
            @Nullable String handler,
            @Nullable UUID eventId,
            @Nullable Boolean all,
            @Nullable Boolean outOfOrder) {}

    @Get
    @Operation(
            summary = "Dead letters",
            description =
                    "Events that handlers failed on, without their payload: the first of each service here that are not done with; with "
                            + "`redriven=true` those too that are.")
    @ApiResponse(responseCode = "200", description = "At most so many of each service")
    Letters listAll(
            @QueryValue @Nullable String handler,
            @QueryValue(defaultValue = "false") boolean redriven,
            @QueryValue(defaultValue = "100") int limit) {
        return new Letters(offices().stream()
                .flatMap(office -> office.list(handler, redriven, checked(limit)).stream())
                .toList());
    }

    @Get("/{service}")
    @Operation(
            summary = "Dead letters of one service",
            description =
                    "The first that are not done with; with `redriven=true` those too that are. A service goes by the name of its datasource.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "404", description = "No dead letters of this service are kept here")
    Letters list(
            String service,
            @QueryValue @Nullable String handler,
            @QueryValue(defaultValue = "false") boolean redriven,
            @QueryValue(defaultValue = "100") int limit) {
        return new Letters(office(service).list(handler, redriven, checked(limit)));
    }

    @Get("/{service}/{eventId}")
    @Operation(summary = "The dead letters of one event", description = "One of each handler that failed on it.")
    @ApiResponse(responseCode = "200", description = "The letters")
    @ApiResponse(responseCode = "404", description = "No handler of this service has failed on this event")
    Letters find(String service, UUID eventId) {
        List<DeadLetter> letters = office(service).find(eventId);
        if (letters.isEmpty()) {
            throw new HttpStatusException(
                    HttpStatus.NOT_FOUND, "No handler of " + service + " has failed on this event.");
        }
        return new Letters(letters);
    }

    @Post("/{service}/redrive")
    @Operation(
            summary = "Give dead letters to their handlers again",
            description = "Parked ones, at most `limit`: those of one event, of one handler, or all.")
    @ApiResponse(responseCode = "200", description = "What became of each")
    @ApiResponse(responseCode = "404", description = "No dead letters of this service are kept here")
    Outcomes redrive(String service, @Body Wish wish, @QueryValue(defaultValue = "100") int limit) {
        if (wish.handler() == null && wish.eventId() == null && !Boolean.TRUE.equals(wish.all())) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "Give event_id, handler, or all: true.");
        }
        boolean outOfOrder = Boolean.TRUE.equals(wish.outOfOrder());
        return new Outcomes(office(service).redrive(wish.handler(), wish.eventId(), outOfOrder, checked(limit)));
    }

    private DeadLetterOffice office(String service) {
        return offices().stream()
                .filter(office -> office.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new HttpStatusException(
                        HttpStatus.NOT_FOUND, "Dead letters are kept for: " + names() + "; not for " + service + "."));
    }

    private String names() {
        return offices().stream().map(DeadLetterOffice::service).collect(Collectors.joining(", "));
    }

    private List<DeadLetterOffice> offices() {
        return beans.getBeansOfType(DeadLetterOffice.class).stream()
                .sorted(Comparator.comparing(DeadLetterOffice::service))
                .toList();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > DeadLetterOffice.MAX_LIMIT) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + DeadLetterOffice.MAX_LIMIT + ".");
        }
        return limit;
    }
}
