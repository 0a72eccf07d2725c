package dev.shrike.gateway.graphql;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The services, as far as GraphQL asks them; notes what it is asked. Images are {@code img-N}, and N is what there is to know. */
@Controller
@Requires(property = "test.graphql")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
public class PlatformStandIn {
    private static final String TIME = "2026-11-20T22:30:00Z";
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile CountDownLatch stall = new CountDownLatch(0);
    private volatile int score = 4;

    /** What was asked. */
    public record Request(String line, Map<String, String> headers) {}

    List<String> asked() {
        return requests.stream().map(Request::line).toList();
    }

    Request last() {
        return requests.getLast();
    }

    /** From now on every image has this score. */
    public void score(int now) {
        score = now;
    }

    void forget() {
        requests.clear();
    }

    @Get("/users/{id}")
    Map<String, Object> user(UUID id, HttpRequest<?> request, Authentication authentication) {
        note(request);
        Caller.of(authentication).requireSelfOrAdmin(id);
        return Map.of("id", id, "username", "ana", "display_name", "Ana M.", "email", "ana@example.org");
    }

    @Get("/ticks")
    Map<String, Object> ticks(
            @QueryValue @Nullable UUID user,
            @QueryValue @Nullable String image,
            @QueryValue @Nullable String after,
            @QueryValue int limit,
            HttpRequest<?> request,
            Authentication authentication) {
        note(request);
        Caller caller = Caller.of(authentication);
        UUID person = user == null ? caller.id() : user;
        caller.requireSelfOrAdmin(person);
        if (limit > 500) {
            throw ProblemException.invalid("limit", "must be at most 500");
        }
        int first = after == null ? 0 : Integer.parseInt(after);
        List<Map<String, Object>> items = new ArrayList<>();
        IntStream.range(first, first + limit).forEach(n -> items.add(tick("t" + n, person, "img-" + n % 40)));
        return Map.of("items", items, "next", String.valueOf(first + limit));
    }

    @Get("/ticks/{id}")
    Map<String, Object> tick(String id, HttpRequest<?> request) {
        note(request);
        if (id.equals("gone")) {
            throw ProblemException.gone("This tick was erased.");
        }
        if (id.equals("none")) {
            throw ProblemException.notFound("There is no such tick.");
        }
        return tick(
                id,
                UUID.randomUUID(),
                "img-1",
                id.startsWith("note-") ? Map.of(id.substring("note-".length()), true) : Map.of("sealed", true));
    }

    @Post("/ticks")
    HttpResponse<Map<String, Object>> post(
            @Body Map<String, Object> body,
            @Nullable @Header("Idempotency-Key") String key,
            HttpRequest<?> request,
            Authentication authentication) {
        note(request);
        Map<String, Object> tick = tick("new", Caller.of(authentication).id(), "img-7");
        return HttpResponse.created(tick)
                .header("Shrike-Position", "position-of-new")
                .header("Idempotency-Replayed", String.valueOf("again".equals(key)));
    }

    @Post("/ratings")
    HttpResponse<Map<String, Object>> rate(@Body Map<String, Object> body, HttpRequest<?> request) {
        note(request);
        throw ProblemException.notFound("Nobody has ticked this image.");
    }

    @Post("/scores/query")
    Map<String, Object> scores(
            @Body Map<String, List<String>> body,
            @Nullable @Header("Shrike-Position") String position,
            HttpRequest<?> request)
            throws InterruptedException {
        note(request);
        stall.await(20, TimeUnit.SECONDS);
        if ("too-new".equals(position)) {
            throw ProblemException.unavailable(Duration.ofSeconds(3), "Not there yet.", null);
        }
        return Map.of(
                "scores",
                body.get("images").stream()
                        .filter(url -> !url.equals("img-0"))
                        .map(this::score)
                        .toList());
    }

    @Get("/scores/top")
    Map<String, Object> top(@QueryValue int limit, HttpRequest<?> request) {
        note(request);
        return Map.of(
                "scores",
                IntStream.rangeClosed(1, limit).mapToObj(n -> score("img-" + n)).toList());
    }

    @Post("/statistics/images/query")
    Map<String, Object> images(@Body Map<String, List<String>> body, HttpRequest<?> request) {
        note(request);
        return Map.of(
                "images",
                body.get("images").stream()
                        .map(url -> Map.of(
                                "image",
                                Map.of("url", url),
                                "ticks",
                                1,
                                "ratings",
                                2,
                                "mean",
                                4.5,
                                "histogram",
                                List.of(0, 0, 0, 1, 1)))
                        .toList());
    }

    @Get("/statistics")
    Map<String, Object> totals(@QueryValue @Nullable String asOf, HttpRequest<?> request) {
        note(request);
        return Map.of("ticks", 5_000_000_000L, "species", 3, "events", Map.of("tick", Map.of("new", 2)));
    }

    @Get("/statistics/windows")
    Map<String, Object> windows(@QueryValue String size, HttpRequest<?> request) {
        note(request);
        return Map.of("windows", List.of(Map.of("start", TIME, "event", "tick", "type", "new", "count", 2)));
    }

    @Get("/statistics/people/{id}")
    Map<String, Object> person(UUID id, HttpRequest<?> request) {
        note(request);
        throw ProblemException.notFound("Nothing is known of this person");
    }

    @Get("/notifications")
    Map<String, Object> notifications(@QueryValue int limit, HttpRequest<?> request) {
        note(request);
        throw new IllegalStateException("the database is full of sparrows");
    }

    @Post("/gdpr/erasures")
    HttpResponse<Map<String, Object>> erase(@Body Map<String, Map<String, String>> body, HttpRequest<?> request) {
        note(request);
        return HttpResponse.accepted()
                .body(Map.of(
                        "id", "e1", "user", body.get("user"), "state", "running", "on_hold", false, "requested", TIME));
    }

    private void note(HttpRequest<?> request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        requests.add(new Request(request.getMethodName() + " " + request.getUri(), headers));
    }

    private static Map<String, Object> tick(String id, UUID person, String image) {
        return tick(id, person, image, Map.of("sealed", true));
    }

    private static Map<String, Object> tick(String id, UUID person, String image, Map<String, Object> note) {
        return Map.of(
                "id",
                id,
                "type",
                "new",
                "version",
                "1.1",
                "data",
                Map.of(
                        "user",
                        Map.of("id", person),
                        "image",
                        Map.of("url", image),
                        "sighting",
                        Map.of(
                                "species",
                                "Vanellus chilensis",
                                "location",
                                Map.of("latitude", -34.88, "longitude", -56.18),
                                "note",
                                note)),
                "metadata",
                Map.of("source", "services/TickAPI", "time", TIME));
    }

    private Map<String, Object> score(String url) {
        return Map.of(
                "image",
                Map.of("url", url),
                "score",
                score,
                "mean",
                3.9,
                "sightings",
                1,
                "ratings",
                2,
                "updated",
                TIME);
    }
}
