package dev.shrike.admin.events;

import dev.shrike.messaging.read.EventSelection;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
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
import jakarta.validation.constraints.Pattern;
import java.time.Instant;

/** The event store. Operators and administrators read everything, with nothing opened, a person the aggregates that are their own. */
@Controller("/events")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
class EventsController {

    private final EventStore store;

    EventsController(EventStore store) {
        this.store = store;
    }

    @Get
    @Secured({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "All events of all streams, in the order in which they were stored",
            description =
                    "For operators and administrators. Give `next` of an answer as `after` for what follows it; `0` is the beginning. "
                            + "Pages of any size, from any cursor, at any time, show one and the same sequence.")
    @ApiResponse(responseCode = "200", description = "At most so many events, with the place of each")
    EventsAnswer all(
            Authentication authentication,
            @QueryValue @Nullable String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return store.all(Caller.of(authentication), after, limit);
    }

    @Get("/last")
    @Secured({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Where the streams end now",
            description = "For operators and administrators. `next` as `after` gives what is stored from now on.")
    @ApiResponse(responseCode = "200", description = "The cursor of now, and the last sequence of each stream")
    EndAnswer last() {
        return store.end();
    }

    @Get("/recent")
    @Secured({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "What was stored last, newest first",
            description =
                    "For administrators and operators. `before` is a cursor: give `next` of an answer for what is older. `until` is a time, "
                            + "for what was stored before it. `next` as `after` of `GET /events` gives the same events oldest first. With `event`, "
                            + "only of that one, and then of a `version`, `type` or `aggregate`.")
    @ApiResponse(responseCode = "200", description = "At most so many, newest first.")
    @ApiResponse(
            responseCode = "400",
            description = "`before` is no cursor, or something is given that needs an `event`.")
    EventsAnswer recent(
            Authentication authentication,
            @QueryValue @Nullable String before,
            @QueryValue @Nullable Instant until,
            @QueryValue @Nullable String event,
            @QueryValue @Nullable @Min(1) Integer version,
            @QueryValue @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String type,
            @QueryValue @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String aggregate,
            @QueryValue(defaultValue = "50") @Min(1) @Max(1000) int limit) {
        Caller caller = Caller.of(authentication);
        if (event == null) {
            if (version != null || type != null || aggregate != null) {
                throw ProblemException.invalid("event", "is needed with version, type or aggregate");
            }
            return store.recent(caller, before, until, limit);
        }
        EventSelection selection = selection(event, version);
        selection = type == null ? selection : selection.type(type);
        selection = aggregate == null ? selection : selection.aggregate(aggregate);
        return store.recent(caller, selection, before, until, limit);
    }

    @Get("/{event}")
    @Secured({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "The events of one stream, oldest first",
            description =
                    "For operators and administrators. `after` is a cursor, or a sequence of the stream: `after=41&limit=1` is the "
                            + "event at 42, if it is still there.")
    @ApiResponse(responseCode = "200", description = "At most so many events, with the place of each")
    @ApiResponse(responseCode = "404", description = "There is no such event, or no such version of it")
    EventsAnswer ofStream(
            Authentication authentication,
            String event,
            @QueryValue @Nullable @Min(1) Integer version,
            @QueryValue @Nullable String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return store.of(Caller.of(authentication), selection(event, version), after, limit);
    }

    @Get("/{event}/{aggregate}")
    @Operation(
            summary = "The events of one aggregate, oldest first",
            description = "The aggregate is a person's id, or for scores the token of an image. A person may read the "
                    + "aggregates that are their own, with what was sealed for them; operators and administrators all, with nothing opened. "
                    + "`after` is a cursor, or a sequence of the event's stream.")
    @ApiResponse(responseCode = "200", description = "At most so many events, with the place of each")
    @ApiResponse(responseCode = "404", description = "There is no such event, or no such version of it")
    @SelfOr({Roles.OPERATOR, Roles.ADMIN})
    EventsAnswer ofAggregate(
            Authentication authentication,
            String event,
            @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String aggregate,
            @QueryValue @Nullable @Min(1) Integer version,
            @QueryValue @Nullable String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        Caller caller = Caller.of(authentication);
        boolean own = !caller.service() && caller.id().toString().equals(aggregate);
        if (!own && !caller.keepsThePlatform()) {
            throw ProblemException.forbidden("Only the person, an operator or an admin may do this.");
        }
        return store.of(caller, selection(event, version).aggregate(aggregate), after, limit);
    }

    private static EventSelection selection(String event, @Nullable Integer version) {
        EventSelection all = EventSelection.of(event);
        return version == null ? all : all.version(version);
    }
}
