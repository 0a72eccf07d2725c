package dev.shrike.admin.aggregates;

import dev.shrike.messaging.aggregates.AggregateIndex;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** Which aggregates there are. */
@Controller("/events")
@Secured({Roles.OPERATOR, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
class AggregatesController {
    private final AggregateIndex index;
    private final EventCatalogue catalogue;

    AggregatesController(AggregateIndex index, EventCatalogue catalogue) {
        this.index = index;
        this.catalogue = catalogue;
    }

    @Get("/{event}/aggregates")
    @Operation(
            summary = "The aggregates of an event, in the order of their first events",
            description =
                    "For operators and administrators. Give `next` of an answer as `after` for what follows it; `0` is the "
                            + "beginning. A moment behind the event store; an erased person's are left out, but for `gdpr`.")
    @ApiResponse(responseCode = "200", description = "At most so many aggregates")
    @ApiResponse(responseCode = "404", description = "There is no such event")
    AggregatesAnswer list(
            String event,
            @QueryValue(defaultValue = "0")
                    @Pattern(regexp = "[0-9]{1,18}", message = "must be a cursor that this service gave out")
                    String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(AggregateIndex.MAX_LIMIT) int limit) {
        if (catalogue.find(event).isEmpty()) {
            throw ProblemException.notFound("There is no event of this name");
        }
        return AggregatesAnswer.of(index.list(event, Long.parseLong(after), limit));
    }
}
