package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.standalone.system.Callers.Kind;
import dev.shrike.standalone.system.LiveReader.Seen;
import dev.shrike.standalone.system.Matrix.Verdict;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Watches live events as everybody: over {@code GET /events/live} and as a GraphQL subscription, from the beginning. Of every event in the
 * catalogue there is one about one person before that, or about nobody; a row says who sees it. Each watcher ticks a bird at last, which they
 * always see: what did not come before that, does not come.
 */
final class LiveRows {

    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PUBLIC = "score";
    private static final String IMAGE = "https://images.example/watched.jpg";
    private static final String LAST_IMAGE = "https://images.example/watched-last.jpg";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Callers callers;
    private final LiveReader reader;
    private final UUID person;
    private final Map<Kind, UUID> watchers = new EnumMap<>(Kind.class);
    private final Map<String, Set<String>> happened = new HashMap<>();
    private final Matrix matrix = new Matrix();

    LiveRows(Callers callers) {
        this.callers = callers;
        this.reader = new LiveReader(callers.http());
        this.person = UUID.fromString(
                Rest.anonymous(callers.base()).register("watched").id());
        Kind.people().forEach(kind -> watchers.put(kind, kind == Kind.SELF ? person : callers.newcomer()));
    }

    /** Everything happens, and then everybody looks. */
    Matrix call() throws IOException, InterruptedException {
        letEverythingHappen();
        for (EventDefinition event : CATALOGUE.events()) {
            Set<String> ids = happened.get(event.name());
            for (Kind kind : Kind.values()) {
                String filter = "event=" + event.name() + "&event=tick";
                cell("live " + event.name(), mayWatch(event), kind, ids, overSse(kind, filter));
                cell(
                        "live " + event.name() + " in GraphQL",
                        mayWatch(event),
                        kind,
                        ids,
                        overGraphQl(kind, event.name()));
            }
        }
        for (EventDefinition event : CATALOGUE.operations()) { // of the platform itself: not among the live ones
            for (Kind kind : Kind.values()) {
                int status = overSse(kind, "event=" + event.name()).status();
                Verdict verdict = status == 400 ? Verdict.REFUSED : Verdict.of(kind, status);
                matrix.cell("live " + event.name(), List.of(), kind, verdict, Integer.toString(status));
            }
        }
        callFilters(happened.get("tick"));
        return matrix;
    }

    /** A filter lets nobody see more than they may. */
    private void callFilters(Set<String> ticks) throws IOException, InterruptedException {
        List<String> self = List.of("self", "operator", "admin");
        for (Kind kind : Kind.values()) {
            String watcher = watchers.getOrDefault(kind, person).toString();
            cell("live, of no filter", self, kind, ticks, overSse(kind, ""));
            cell("live, of a type", self, kind, ticks, overSse(kind, "type=new"));
            cell(
                    "live, of an aggregate",
                    self,
                    kind,
                    ticks,
                    overSse(kind, "aggregate=" + person + "&aggregate=" + watcher));
            cell(
                    "live, of an image",
                    self,
                    kind,
                    ticks,
                    overSse(kind, "image=" + Rest.encode(IMAGE) + "&image=" + Rest.encode(LAST_IMAGE)));
            cell("live, about me", List.of("self"), kind, ticks, overSse(kind, "about=me"));
            Seen seen = overSse(kind, "event=tick");
            Verdict opened =
                    seen.events().stream().anyMatch(LiveRows::isNoteOpen) ? Verdict.LET_IN : refusal(kind, seen);
            matrix.cell("live, what is sealed", List.of("self"), kind, opened, seen.toString());
        }
    }

    private void letEverythingHappen() {
        Rest self = callers.as(person);
        created(self.post("/ticks", tick(IMAGE)));
        created(self.post("/ratings", "{\"image\":{\"url\":\"" + IMAGE + "\"},\"rating\":5}"));
        created(self.post("/gdpr/exports", "{\"user\":{\"id\":\"" + person + "\"}}"));
        callers.send(callers.request("/admin/ui/people/" + person)
                .header(
                        "Cookie",
                        "__Secure-shrike=" + callers.tokenOf(Kind.ADMIN, person).value())
                .build()); // a look at somebody, which is audited
        Rest.anonymous(callers.base()).post("/login", "{\"username\":\"nobody\",\"password\":\"not that of anybody\"}");
        await("an event of every kind")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(CATALOGUE.events())
                        .allSatisfy(
                                event -> assertThat(ids(event)).as(event.name()).isNotEmpty()));
        CATALOGUE.events().forEach(event -> happened.put(event.name(), ids(event)));
        watchers.values().forEach(watcher -> created(callers.as(watcher).post("/ticks", tick(LAST_IMAGE))));
    }

    private static String tick(String image) {
        return """
                {"image":{"url":"%s"},"sighting":{"species":"Avis spectata","note":"mine"}}""".formatted(image);
    }

    private static void created(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }

    /** The ids of those about the person, or about nobody; as the event store tells an administrator. */
    private Set<String> ids(EventDefinition event) {
        Rest.Answer answer = callers.as(Kind.ADMIN, person).get("/events/" + event.name() + "?after=0&limit=500");
        created(answer);
        return StreamSupport.stream(answer.body().path("events").spliterator(), false)
                .filter(each -> isOfPeople(event)
                        ? each.at("/data/user/id").asText().equals(person.toString())
                        : !event.name().equals(PUBLIC)
                                || each.at("/data/image/url").asText().equals(IMAGE))
                .map(each -> each.path("id").asText())
                .collect(Collectors.toSet());
    }

    private static boolean isOfPeople(EventDefinition event) {
        return event.majors().stream().anyMatch(MajorVersion::hasPerson);
    }

    private static List<String> mayWatch(EventDefinition event) {
        if (event.name().equals(PUBLIC)) {
            return List.of("user");
        }
        return isOfPeople(event) ? List.of("self", "operator", "admin") : List.of("operator", "admin");
    }

    private void cell(String row, List<String> mayWatch, Kind kind, Set<String> wanted, Seen seen) {
        Set<String> ids =
                seen.events().stream().map(event -> event.path("id").asText()).collect(Collectors.toSet());
        long came = wanted.stream().filter(ids::contains).count();
        Verdict verdict = came == wanted.size() ? Verdict.LET_IN : came > 0 ? Verdict.UNCLEAR : refusal(kind, seen);
        matrix.cell(row, mayWatch, kind, verdict, seen.status() + " and " + came + " of " + wanted.size());
    }

    /** A person is let in and shown nothing; others are not let in. */
    private static Verdict refusal(Kind kind, Seen seen) {
        return kind.isPerson() && seen.status() == 200 ? Verdict.REFUSED : Verdict.of(kind, seen.status());
    }

    private static boolean isNoteOpen(JsonNode event) {
        return event.at("/data/sighting/note").asText().equals("mine") && !isLast(event);
    }

    private static boolean isLast(JsonNode event) {
        return event.at("/data/image/url").asText().equals(LAST_IMAGE);
    }

    private Seen overSse(Kind kind, String query) throws IOException, InterruptedException {
        return read(kind, callers.request("/events/live?lastEventId=0" + (query.isEmpty() ? "" : "&" + query)), "");
    }

    private Seen overGraphQl(Kind kind, String event) throws IOException, InterruptedException {
        String query = "subscription { events(lastEventId: \"0\", filter: {events: [\"" + event
                + "\", \"tick\"]}) { event { id name data } } }";
        HttpRequest.Builder request = callers.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JSON.createObjectNode().put("query", query).toString()));
        return read(kind, request, "/data/events/event");
    }

    private Seen read(Kind kind, HttpRequest.Builder request, String within) throws IOException, InterruptedException {
        request.header("Accept", "text/event-stream");
        UUID watcher = watchers.getOrDefault(kind, person);
        (kind.isPerson() ? Optional.of(callers.tokenOf(kind, watcher)) : callers.token(kind, person))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        return reader.read(
                request.build(),
                within,
                event -> isLast(event) && event.at("/data/user/id").asText().equals(watcher.toString()));
    }
}
