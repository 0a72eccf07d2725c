package dev.shrike.users.right;

import dev.shrike.gdpr.right.Awaited;
import dev.shrike.gdpr.right.RefusalGround;
import dev.shrike.gdpr.right.RequestCommand;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.idempotency.IdempotencyKeys;
import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What people ask for under their rights: entering it, following it, and deciding on it within its deadline. */
@Controller("/gdpr/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class RequestsController {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String STATES = "open|paused|granted|refused|withdrawn";

    private final RightsRequests requests;
    private final ReadingRequests reading;
    private final IdempotencyKeys keys;

    RequestsController(RightsRequests requests, ReadingRequests reading, @Named("users") IdempotencyKeys keys) {
        this.requests = requests;
        this.reading = reading;
        this.keys = keys;
    }

    @Post
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "Use a right",
            description =
                    "For the person, and for privacy officers and admins who enter what came in otherwise. The answer is due one month"
                            + " after the day of receipt. The note is kept under the person's own key.")
    @ApiResponse(
            responseCode = "201",
            description = "Entered; Location is the request",
            content = @Content(schema = @Schema(implementation = RequestAnswer.class)))
    @ApiResponse(responseCode = "409", description = "Too many requests of this person wait for a decision")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<RequestAnswer> ask(
            @Valid @Body RightsAsked asked,
            @Nullable @Header(KeyedRequest.HEADER) String idempotencyKey,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        UUID person = asked.user().id();
        caller.requireMayLookAfter(person);
        if (asked.received() != null && !caller.looksAfterPeople()) {
            throw ProblemException.forbidden("Only a privacy officer or an admin may say when a request was received.");
        }
        RequestKind kind = RequestKind.of(asked.kind());
        Answered<UUID> id = keys.once(
                KeyedRequest.of(caller.id(), idempotencyKey, "POST /gdpr/requests", asked),
                UUID.class,
                () -> requests.ask(person, kind, asked.received(), asked.note(), caller.id()));
        URI location = URI.create("/gdpr/requests/" + id.value());
        return id.mark(HttpResponse.created(found(id.value()), location));
    }

    @Get("/{id}")
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "A request",
            description =
                    "For the person, privacy officers and admins: how far it is, until when it has to be answered, and why.")
    @ApiResponse(responseCode = "200", description = "The request")
    @ApiResponse(responseCode = "404", description = "There is no such request")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    RequestAnswer find(UUID id, Authentication authentication) {
        requireOwnOrOfficer(id, Caller.of(authentication));
        return found(id);
    }

    @Get
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "Requests",
            description =
                    "What is due first comes first. Everybody's for privacy officers and admins, their own (user) for people. For the next"
                            + " page, after is the id of the last one.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Found list(
            @Nullable @QueryValue @Pattern(regexp = STATES) String state,
            @Nullable @QueryValue UUID user,
            @Nullable @QueryValue("due_before") LocalDate dueBefore,
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int limit,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        if (!caller.looksAfterPeople() && !caller.id().equals(user)) {
            throw ProblemException.forbidden(
                    "Only a privacy officer or an admin sees the requests of everybody; give your own id as user.");
        }
        return new Found(reading.list(state, user, dueBefore, after, limit));
    }

    @Post("/{id}/extension")
    @Status(HttpStatus.OK)
    @Operation(
            summary = "Extend the deadline",
            description = "Once, by one or two months, within the first. The person reads the reason in the request.")
    @ApiResponse(responseCode = "200", description = "The request as it is now")
    @ApiResponse(responseCode = "409", description = "Extended before, too late, or decided")
    @ApiResponse(responseCode = "404", description = "There is no such request")
    RequestAnswer extend(UUID id, @Valid @Body Step.Extension extension, Authentication authentication) {
        var command = new RequestCommand.Extend(requests.today(), extension.months(), extension.reason());
        return handled(id, command, authentication);
    }

    @Post("/{id}/pause")
    @Status(HttpStatus.OK)
    @Operation(
            summary = "Stop the clock",
            description = "While the person has to prove who they are, or to say what they ask for.")
    @ApiResponse(responseCode = "200", description = "The request as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such request")
    @ApiResponse(responseCode = "409", description = "It is paused, or decided")
    RequestAnswer pause(UUID id, @Valid @Body Step.Pause pause, Authentication authentication) {
        return handled(id, new RequestCommand.Pause(requests.today(), Awaited.of(pause.awaited())), authentication);
    }

    @Post("/{id}/resume")
    @Status(HttpStatus.OK)
    @Operation(summary = "Let the clock go on", description = "The days of the pause are added to the deadline.")
    @ApiResponse(responseCode = "200", description = "The request as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such request")
    @ApiResponse(responseCode = "409", description = "It is not paused")
    RequestAnswer resume(UUID id, Authentication authentication) {
        return handled(id, new RequestCommand.Resume(requests.today()), authentication);
    }

    @Post("/{id}/decision")
    @Status(HttpStatus.OK)
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "Decide on a request",
            description =
                    "Grant it, or refuse it on a ground of the law with a reason that the person reads; for privacy officers and admins."
                            + " A person may withdraw what they asked for.")
    @ApiResponse(responseCode = "200", description = "The request as it is now")
    @ApiResponse(responseCode = "409", description = "It is decided")
    @ApiResponse(responseCode = "404", description = "There is no such request")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    RequestAnswer decide(UUID id, @Valid @Body Step.Decision decision, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        requireOwnOrOfficer(id, caller);
        RequestCommand command = switch (decision.outcome()) {
            case "granted" -> new RequestCommand.Grant(requests.today());
            case "refused" -> new RequestCommand.Refuse(requests.today(), ground(decision.ground()), decision.words());
            default -> new RequestCommand.Withdraw(requests.today());
        };
        if (!caller.looksAfterPeople() && !(command instanceof RequestCommand.Withdraw)) {
            throw ProblemException.forbidden("A person may only withdraw their request.");
        }
        return handled(id, command, authentication);
    }

    private static RefusalGround ground(@Nullable String ground) {
        if (ground == null) {
            throw ProblemException.invalid("ground", "must name the ground of the law on which it is refused");
        }
        try {
            return RefusalGround.of(ground);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("ground", "must be one of " + List.of(RefusalGround.values()));
        }
    }

    private RequestAnswer handled(UUID id, RequestCommand command, Authentication authentication) {
        requests.handle(id, command, Caller.of(authentication).id());
        return found(id);
    }

    private RequestAnswer found(UUID id) {
        return reading.find(id).orElseThrow(() -> ProblemException.notFound("There is no such request."));
    }

    /** The same answer to a stranger whether or not there is such a request. */
    private void requireOwnOrOfficer(UUID id, Caller caller) {
        if (!caller.looksAfterPeople()) {
            caller.requireMayLookAfter(reading.personOf(id).orElse(NOBODY));
        }
    }
}
