package dev.shrike.ticks.tick;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.event.EventAnswers;
import dev.shrike.rest.event.EventForm;
import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.ticks.input.IdempotencyKey;
import dev.shrike.ticks.input.UserRequest;
import dev.shrike.ticks.input.WebAddress;
import dev.shrike.ticks.posting.Posted;
import dev.shrike.ticks.posting.PostedAnswer;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;

/** Ticks over HTTP. */
@Controller("/ticks")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "ticks")
class TicksController {
    private final PostingTicks posting;
    private final ReadingTicks reading;
    private final EventAnswers answers;
    private final PostedAnswer postedAnswer;
    private final Clock clock;

    TicksController(
            PostingTicks posting, ReadingTicks reading, EventAnswers answers, PostedAnswer postedAnswer, Clock clock) {
        this.posting = posting;
        this.reading = reading;
        this.answers = answers;
        this.postedAnswer = postedAnswer;
        this.clock = clock;
    }

    @Post
    @Operation(summary = "Tick a bird", description = """
                    Stores and publishes a tick event; the first tick of an image makes the person its owner. Location and \
                    note are sealed under the person's key. A repeated Idempotency-Key gives the first answer with \
                    Idempotency-Replayed: true. A GET with the answer's Shrike-Position is answered when it includes the tick.""")
    @ApiResponse(
            responseCode = "201",
            description = "The tick event; Location says where it is found.",
            content = @Content(schema = @Schema(implementation = EventForm.class)))
    @ApiResponse(responseCode = "400", description = "The request is not valid.")
    @ApiResponse(responseCode = "403", description = "Only administrators tick for somebody else.")
    @ApiResponse(responseCode = "410", description = "The person is gone.")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used before for another request.")
    HttpResponse<ObjectNode> post(
            @Valid @Body TickRequest body,
            @Nullable @Header(KeyedRequest.HEADER) @IdempotencyKey String idempotencyKey,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        TickDraft draft = TickDraft.of(body, UUID.randomUUID(), person(caller, body.user()), clock.instant());
        Posted posted = posting.post(caller.id(), draft, idempotencyKey);
        return postedAnswer.of(posted, "/ticks", event -> answers.show(event, caller));
    }

    @Get
    @Operation(
            summary = "One's own ticks, newest first",
            description = "With `image` those of one image. Administrators may ask for those of another user.")
    @ApiResponse(responseCode = "200", description = "At most so many ticks, and where the next page begins")
    @SelfOr(Roles.ADMIN)
    TickPage list(
            @Nullable @QueryValue UUID user,
            @Nullable @QueryValue @Size(min = 1, max = WebAddress.MAX_LENGTH) String image,
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "50") @Min(1) @Max(500) int limit,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        UUID person = user == null ? caller.id() : user;
        caller.requireSelfOrAdmin(person);
        return reading.page(new TickQuery(person, image, after, limit), caller);
    }

    @Get("/{id}")
    @Operation(
            summary = "One tick",
            description = "Sealed fields are open to the person whose they are and to administrators only.")
    @ApiResponse(
            responseCode = "200",
            description = "The tick event.",
            content = @Content(schema = @Schema(implementation = EventForm.class)))
    @ApiResponse(responseCode = "404", description = "There is no such tick.")
    @ApiResponse(responseCode = "410", description = "The tick was erased.")
    ObjectNode find(UUID id, Authentication authentication) {
        return reading.find(id, Caller.of(authentication));
    }

    private static UUID person(Caller caller, @Nullable UserRequest user) {
        if (user == null) {
            return caller.id();
        }
        caller.requireSelfOrAdmin(user.id());
        return user.id();
    }
}
