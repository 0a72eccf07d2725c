package dev.shrike.ticks.rating;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.event.EventAnswers;
import dev.shrike.rest.event.EventForm;
import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.input.IdempotencyKey;
import dev.shrike.ticks.posting.ErasedEventTable;
import dev.shrike.ticks.posting.Posted;
import dev.shrike.ticks.posting.PostedAnswer;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
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
import java.util.UUID;

/** Ratings over HTTP. */
@Controller
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "ratings")
class RatingsController {
    private static final String RATINGS = "/ratings";

    private final PostingRatings posting;
    private final RatingTable table;
    private final ErasedEventTable erased;
    private final SingleObjectEncoding encoding;
    private final EventAnswers answers;
    private final PostedAnswer postedAnswer;

    RatingsController(
            PostingRatings posting,
            RatingTable table,
            ErasedEventTable erased,
            SingleObjectEncoding encoding,
            EventAnswers answers,
            PostedAnswer postedAnswer) {
        this.posting = posting;
        this.table = table;
        this.erased = erased;
        this.encoding = encoding;
        this.answers = answers;
        this.postedAnswer = postedAnswer;
    }

    @Post(RATINGS)
    @Operation(summary = "Rate an image", description = """
                    Publishes rate 2.0 with the image's owner. One may rate one's own image (nobody is notified then) and rate \
                    again: the last rating counts. A repeated Idempotency-Key gives the first answer with \
                    Idempotency-Replayed: true.""")
    @ApiResponse(
            responseCode = "201",
            description = "The rate event; Location says where it is found.",
            content = @Content(schema = @Schema(implementation = EventForm.class)))
    @ApiResponse(responseCode = "400", description = "The request is not valid.")
    @ApiResponse(responseCode = "404", description = "Nobody has ticked this image.")
    @ApiResponse(responseCode = "410", description = "The person is gone.")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used before for another request.")
    HttpResponse<ObjectNode> rate(
            @Valid @Body RatingRequest body,
            @Nullable @Header(KeyedRequest.HEADER) @IdempotencyKey String idempotencyKey,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return answer(posting.second(caller.id(), body, idempotencyKey), caller);
    }

    @Post("/v1" + RATINGS)
    @Operation(summary = "Rate an image as version 1 did", description = """
                    Publishes rate 1.0, which has no owner; the platform raises it to 2.0 when it knows a tick of the image. \
                    An image that nobody has ticked is accepted: its tick may be under way.""", deprecated = true)
    @ApiResponse(
            responseCode = "201",
            description = "The rate event; Location says where it is found.",
            content = @Content(schema = @Schema(implementation = EventForm.class)))
    @ApiResponse(responseCode = "400", description = "The request is not valid.")
    @ApiResponse(responseCode = "410", description = "The person is gone.")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used before for another request.")
    HttpResponse<ObjectNode> rateAsFirst(
            @Valid @Body FirstRatingRequest body,
            @Nullable @Header(KeyedRequest.HEADER) @IdempotencyKey String idempotencyKey,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return answer(posting.first(caller.id(), body, idempotencyKey), caller);
    }

    @Get(RATINGS + "/{id}")
    @Operation(summary = "One rating")
    @ApiResponse(
            responseCode = "200",
            description = "The rate event, in the version it was posted in.",
            content = @Content(schema = @Schema(implementation = EventForm.class)))
    @ApiResponse(responseCode = "404", description = "There is no such rating.")
    @ApiResponse(responseCode = "410", description = "The rating was erased.")
    ObjectNode find(UUID id, Authentication authentication) {
        return table.findRating(id)
                .map(row -> answers.show(encoding.decode(row.event()), Caller.of(authentication)))
                .orElseThrow(() -> erased.isErased(id)
                        ? ProblemException.gone("This rating was erased.")
                        : ProblemException.notFound("There is no such rating."));
    }

    private HttpResponse<ObjectNode> answer(Posted posted, Caller caller) {
        return postedAnswer.of(posted, RATINGS, event -> answers.show(event, caller));
    }
}
