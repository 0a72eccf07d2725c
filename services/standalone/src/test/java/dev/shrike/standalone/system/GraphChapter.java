package dev.shrike.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.standalone.system.Rest.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Watches an image's score in GraphQL while others tick and rate it over REST, as clients would who know nothing of each other. */
final class GraphChapter {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A cursor before all events: nobody says when a subscription is there, and it is not to be too late. */
    private static final String BEGINNING = "0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI http;
    private final Person owner;
    private final Person watcher;
    private final String image;

    GraphChapter(RunningPlatform platform, String name) {
        Rest anonymous = Rest.anonymous(platform.http());
        this.http = platform.http();
        this.owner = anonymous.register("owner-of-" + name);
        this.watcher = anonymous.register("watcher-of-" + name);
        this.image = "https://images.example/" + name + ".jpg";
    }

    /** Sees the score that a tick gives, is cut off, and sees what ratings made of it meanwhile. */
    void watchScores() {
        String cursor;
        int before;
        try (Watching first = new Watching(BEGINNING)) {
            assertThat(tick().status()).isEqualTo(201);
            await("the score of the tick")
                    .atMost(SOON)
                    .until(() -> !first.scores().isEmpty());
            before = first.scores().getLast();
            cursor = first.results.getLast().at("/extensions/cursor").asText();
        }
        String position = "";
        for (Person one : List.of(owner, watcher)) {
            Rest.Answer rated = one.rest().post("/ratings", """
                    {"image":{"url":"%s"},"rating":1}""".formatted(image));
            assertThat(rated.status()).isEqualTo(201);
            position = rated.position();
        }
        int now = scoreAfter(position);
        assertThat(now).as("ratings of 1 make it worse").isNotEqualTo(before);

        try (Watching again = new Watching(cursor)) {
            await("what it missed").atMost(SOON).until(() -> again.scores().contains(now));
        }
    }

    /** Reads what was just written, and of somebody else what is for all. */
    void ask() {
        String mutation = "mutation { tick(input: {image: {url: \"" + image
                + "\"}, sighting: {species: \"Avis spectata\", note: \"mine\"}}) { position tick { id } } }";
        JsonNode answered = graphql(owner, mutation);
        assertThat(answered.has("errors")).as(answered.toString()).isFalse();
        JsonNode ticked = answered.at("/data/tick");
        String tick = "{ tick(id: \"" + ticked.at("/tick/id").asText()
                + "\") { sighting { note { state value } } } person(id: \"" + owner.id() + "\") { id } }";

        JsonNode own = graphql(owner, tick);
        assertThat(own.at("/data/tick/sighting/note/value").asText())
                .as(own.toString())
                .isEqualTo("mine");
        JsonNode seen = graphql(watcher, tick);
        assertThat(seen.at("/data/tick/sighting/note/state").asText()).isEqualTo("SEALED");
        assertThat(seen.at("/data/person").isNull()).isTrue();
        assertThat(seen.at("/errors/0/extensions/status").asInt()).isEqualTo(403);
        assertThat(graphql(
                                watcher,
                                "{ image(url: \"" + image + "\", position: \""
                                        + ticked.get("position").asText() + "\") { statistics { ticks } } }")
                        .at("/data/image/statistics/ticks")
                        .asInt())
                .isEqualTo(2);
    }

    private Rest.Answer tick() {
        return owner.rest().post("/ticks", """
                {"image":{"url":"%s"},"sighting":{"species":"Avis spectata"}}""".formatted(image));
    }

    private int scoreAfter(String position) {
        JsonNode answer = graphql(
                watcher, "{ image(url: \"" + image + "\", position: \"" + position + "\") { score { score } } }");
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.at("/data/image/score/score").asInt();
    }

    private static JsonNode graphql(Person person, String query) {
        return person.rest()
                .post("/graphql", JSON.createObjectNode().put("query", query).toString())
                .body();
    }

    /** A subscription over a WebSocket of its own. */
    private final class Watching implements AutoCloseable, WebSocket.Listener {
        private final List<JsonNode> results = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Watching(String cursor) {
            socket = watcher.rest()
                    .http()
                    .newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://" + http.getAuthority() + "/graphql/ws"), this)
                    .join();
            String query = "subscription { scoreChanged(image: \"" + image + "\", lastEventId: \"" + cursor
                    + "\") { score } }";
            say("{\"type\":\"connection_init\",\"payload\":{\"token\":\""
                    + watcher.rest().token() + "\"}}");
            say(JSON.createObjectNode()
                    .put("type", "subscribe")
                    .put("id", "1")
                    .set("payload", JSON.createObjectNode().put("query", query))
                    .toString());
        }

        private void say(String message) {
            socket.sendText(message, true).join();
        }

        List<Integer> scores() {
            return results.stream()
                    .map(result -> result.at("/data/scoreChanged/score").asInt())
                    .toList();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    if (message.path("type").asText().equals("next")) {
                        results.add(message.get("payload"));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        /** Without a word, as a connection is lost. */
        @Override
        public void close() {
            socket.abort();
        }
    }
}
