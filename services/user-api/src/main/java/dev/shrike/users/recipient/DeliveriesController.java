package dev.shrike.users.recipient;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which recipients were told of what. */
@Controller("/gdpr/recipients/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class DeliveriesController {

    private static final String STATES = "queued|sending|delivered|failed|cancelled";

    private final DeliveryTable deliveries;
    private final RecipientSettings settings;
    private final Clock clock;

    DeliveriesController(DeliveryTable deliveries, RecipientSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /** The deliveries found. */
    @Introspected
    record Found(List<Delivery> deliveries) {}

    @Get
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "Who was told of what",
            description =
                    "Of a person, for the person (art. 19), or of everybody, for privacy officers and admins; the first first."
                            + " For the next page, after is the id of the last one.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Found list(
            @Nullable @QueryValue UUID person,
            @Nullable @QueryValue @Pattern(regexp = STATES) String state,
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int limit,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        if (!caller.looksAfterPeople() && !caller.id().equals(person)) {
            throw ProblemException.forbidden(
                    "Only a privacy officer or an admin sees everybody's; give your own id as person.");
        }
        return new Found(deliveries.list(person, state, after, limit));
    }

    @Post("/{id}/retry")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try a failed delivery again", description = "For as long as a new one.")
    @ApiResponse(responseCode = "204", description = "It is tried again")
    @ApiResponse(responseCode = "409", description = "It has not failed, or the recipient is gone")
    void retry(UUID id) {
        Instant now = clock.instant();
        if (deliveries.retry(id, now, now.plus(settings.giveUpAfter())) == 0) {
            throw ProblemException.conflict(
                    "not-failed", "There is no such failed delivery to a registered recipient.");
        }
    }
}
