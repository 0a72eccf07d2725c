package dev.shrike.gateway.live;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/** Live events as Server-Sent Events. */
@Controller("/events/live")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
class LiveController {
    private static final String ME = "me";

    private final LiveHub hub;
    private final LiveSettings settings;

    LiveController(LiveHub hub, LiveSettings settings) {
        this.hub = hub;
        this.settings = settings;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "Events as they happen",
            description =
                    "Server-Sent Events: `id` says where to go on, `event` is the event's name, `data` its JSON form. "
                            + "A person gets the events that are about that person, with what was sealed for them, and those that are "
                            + "public; administrators and operators get all, with nothing opened. `event`, `type`, `aggregate` and "
                            + "`image` (its address) may be given several times; `about=me` leaves out what is not about the caller. "
                            + "`Last-Event-ID`, or `lastEventId` in the query, goes on from there without a gap and without doubles; a "
                            + "`next` of `GET /events` will do, too. The server's own events: `gap` (from, to: what is no longer there), "
                            + "`dropped` (the client was too slow; connect again with its id) and `ended` (the token is no longer good).")
    @ApiResponse(
            responseCode = "200",
            description = "What happens, until the client goes",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            name = "a-tick",
                                            value =
                                                    "id: VElDSzo0MQ\nevent: tick\ndata: {\"id\":\"f8a25029-cada-4839-973d-5aef8bf56044\",\"type\":\"new\"}\n\n")))
    HttpResponse<Flux<byte[]>> live(
            Authentication authentication,
            @QueryValue @Nullable List<String> event,
            @QueryValue @Nullable List<String> type,
            @QueryValue @Nullable List<String> aggregate,
            @QueryValue @Nullable List<String> image,
            @QueryValue @Nullable String about,
            @Header("Last-Event-ID") @Nullable String header,
            @QueryValue("lastEventId") @Nullable String query)
            throws InterruptedException {
        Optional<String> last = Optional.ofNullable(header).or(() -> Optional.ofNullable(query));
        LiveFilter filter = filter(names(event), names(type), names(aggregate), image, aboutMe(about));
        return HttpResponse.ok(blocks(filter, Viewer.of(authentication), last.filter(id -> !id.isEmpty())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    private static LiveFilter filter(
            Set<String> events,
            Set<String> types,
            Set<String> aggregates,
            @Nullable List<String> images,
            boolean aboutMe) {
        try {
            return new LiveFilter(events, types, aggregates, images == null ? Set.of() : Set.copyOf(images), aboutMe);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("filter", e.getMessage());
        }
    }

    private Flux<byte[]> blocks(LiveFilter filter, Viewer viewer, Optional<String> last) throws InterruptedException {
        try {
            Flux<byte[]> signals = hub.opened(filter, viewer, last).map(SseBlocks::write);
            return Flux.concat(Flux.just(SseBlocks.opening(settings.retry())), signals);
        } catch (NatsUnavailableException e) {
            throw ProblemException.unavailable(settings.retry(), "The event store does not answer now.", e);
        }
    }

    private static Set<String> names(@Nullable List<String> given) {
        return given == null
                ? Set.of()
                : given.stream()
                        .flatMap(each -> Arrays.stream(each.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean aboutMe(@Nullable String about) {
        if (about != null && !about.equals(ME)) {
            throw ProblemException.badRequest("invalid-about", "about is `me`, or is left out");
        }
        return about != null;
    }
}
