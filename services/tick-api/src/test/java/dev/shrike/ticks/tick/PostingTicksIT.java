package dev.shrike.ticks.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.ticks.Published;
import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.TickApiServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TickApiServer.Shared.class)
class PostingTicksIT {
    private static final String LAPWING = """
            {"image": {"url": "%s"}, "sighting": {"species": "Vanellus chilensis", "count": 2,
             "observed_at": "2021-05-20", "location": {"latitude": -34.88, "longitude": -56.18}, "note": "two chicks"}}""";

    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();
    private final String image = "https://example.org/" + UUID.randomUUID() + ".jpg";

    PostingTicksIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void a_tick_is_answered_in_the_events_json_form_with_its_fields_open_to_its_owner() {
        Answer answer = server.post("/ticks", server.token(birder), LAPWING.formatted(image));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/ticks/" + answer.id());
        assertThat(answer.header("Shrike-Position")).matches("[A-Za-z0-9_-]{40,}");
        JsonNode tick = answer.body();
        assertThat(tick.get("type").asText()).isEqualTo("new");
        assertThat(tick.get("version").asText()).isEqualTo("1.1");
        assertThat(tick.at("/data/user/id").asText()).isEqualTo(birder.toString());
        assertThat(tick.at("/data/image/url").asText()).isEqualTo(image);
        assertThat(tick.at("/data/sighting/observed_at").asText()).isEqualTo("2021-05-20");
        assertThat(tick.at("/data/sighting/location/latitude").asDouble()).isEqualTo(-34.88);
        assertThat(tick.at("/data/sighting/note").asText()).isEqualTo("two chicks");
        assertThat(tick.at("/metadata/source").asText()).isEqualTo("services/TickAPI");
        assertThat(tick.at("/metadata/time").asText()).endsWith("Z");
    }

    @Test
    void a_tick_is_published_once_with_what_is_personal_as_ciphertext() {
        UUID id = server.post("/ticks", server.token(birder), LAPWING.formatted(image))
                .id();

        List<StoredEvent> published = Published.about(server, "tick", birder, 1);

        assertThat(published).extracting(event -> event.envelope().id()).containsExactly(id);
        Tick tick = (Tick) published.getFirst().event();
        byte[] note = tick.getData().getSighting().getNote().array();
        assertThat(new String(note, StandardCharsets.ISO_8859_1)).doesNotContain("chicks");
        JsonNode seen = new EventJson(EventCatalogue.standard()).toJson(tick, SealedFieldView.SEALED);
        assertThat(seen.at("/data/sighting/location/sealed").asBoolean()).isTrue();
        assertThat(seen.at("/data/sighting/species").asText()).isEqualTo("Vanellus chilensis");
    }

    @Test
    void a_tick_without_a_sighting_is_version_1_0() {
        Answer answer = server.post("/ticks", server.token(birder), "{\"image\": {\"url\": \"" + image + "\"}}");

        assertThat(answer.body().get("version").asText()).isEqualTo("1.0");
        assertThat(answer.body().get("data").has("sighting")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"image\": {}}",
                "{\"image\": {\"url\": \"\"}}",
                "{\"image\": {\"url\": \"bird.jpg\"}}",
                "{\"image\": {\"url\": \"ftp://example.org/a.jpg\"}}",
                "{\"image\": {\"url\": 7}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \" \"}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"a\\u0000b\"}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"count\": 0}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"count\": \"2\"}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"count\": 2.5}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"observed_at\": \"then\"}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"observed_at\": \"2999-01-01\"}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\", \"location\": {\"latitude\": 1}}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\","
                        + " \"location\": {\"latitude\": 90.1, \"longitude\": 0}}}",
                "{\"image\": {\"url\": \"https://e.org/a\"}, \"sighting\": {\"species\": \"A\","
                        + " \"location\": {\"latitude\": 0, \"longitude\": 1e999}}}"
            })
    void bad_input_is_refused_with_a_problem(String body) {
        Answer answer = server.post("/ticks", server.token(birder), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().get("status").asInt()).isEqualTo(400);
        assertThat(server.get("/ticks", server.token(birder)).body().get("items"))
                .isEmpty();
    }

    @Test
    void a_note_has_at_most_4000_characters() {
        String body = LAPWING.formatted(image).replace("two chicks", "x".repeat(4001));

        assertThat(server.post("/ticks", server.token(birder), body).status()).isEqualTo(400);
    }

    @Test
    void a_repeated_key_gives_the_first_answer_and_publishes_nothing() {
        String body = LAPWING.formatted(image);
        Answer first = server.post("/ticks", server.token(birder), body, "Idempotency-Key", "row 7");
        Answer again = server.post("/ticks", server.token(birder), body, "Idempotency-Key", "row 7");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        UUID marker = server.post("/ticks", server.token(birder), body).id();
        assertThat(Published.about(server, "tick", birder, 2))
                .extracting(event -> event.envelope().id())
                .containsExactly(first.id(), marker);
    }

    @Test
    void a_key_for_another_request_is_refused() {
        server.post("/ticks", server.token(birder), LAPWING.formatted(image), "Idempotency-Key", "k");

        String elsewhere = LAPWING.formatted(image).replace("-56.18", "-56.19");
        assertThat(server.post("/ticks", server.token(birder), elsewhere, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(422);
        assertThat(server.post("/ticks", server.token(UUID.randomUUID()), elsewhere, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(201);
        assertThat(server.post("/ticks", server.token(birder), elsewhere, "Idempotency-Key", " ")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_key_used_by_many_at_once_stores_one_tick() {
        String token = server.token(birder);
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> server.post("/ticks", token, LAPWING.formatted(image), "Idempotency-Key", "at once"))
                .toList();

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(Answer::id)
                .containsOnly(answers.getFirst().id());
        assertThat(server.get("/ticks", token).body().get("items")).hasSize(1);
    }

    @Test
    void only_administrators_tick_for_others() {
        String body = LAPWING.formatted(image).replaceFirst("\\{", "{\"user\": {\"id\": \"" + birder + "\"}, ");

        assertThat(server.post("/ticks", server.token(UUID.randomUUID()), body).status())
                .isEqualTo(403);
        assertThat(server.post("/ticks", server.token(birder), body).status()).isEqualTo(201);
        Answer onBehalf = server.post("/ticks", server.adminToken(UUID.randomUUID()), body);
        assertThat(onBehalf.status()).isEqualTo(201);
        assertThat(onBehalf.body().at("/data/user/id").asText()).isEqualTo(birder.toString());
    }

    @Test
    void others_see_a_tick_with_its_fields_sealed_and_administrators_see_them_open() {
        String path = server.post("/ticks", server.token(birder), LAPWING.formatted(image))
                .header("Location");

        JsonNode forOthers = server.get(path, server.token(UUID.randomUUID())).body();
        assertThat(forOthers.at("/data/sighting/location").toString()).isEqualTo("{\"sealed\":true}");
        assertThat(forOthers.at("/data/sighting/note").toString()).isEqualTo("{\"sealed\":true}");
        JsonNode forAdmins =
                server.get(path, server.adminToken(UUID.randomUUID())).body();
        assertThat(forAdmins.at("/data/sighting/note").asText()).isEqualTo("two chicks");
    }

    @Test
    void ones_own_ticks_are_listed_newest_first_page_by_page() {
        String token = server.token(birder);
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> server.post("/ticks", token, LAPWING.formatted(image))
                        .id()
                        .toString())
                .toList();

        JsonNode first = server.get("/ticks?limit=3", token).body();
        JsonNode second = server.get("/ticks?limit=3&after=" + first.get("next").asText(), token)
                .body();

        assertThat(first.get("items").findValuesAsText("id")).contains(ids.get(4), ids.get(3), ids.get(2));
        assertThat(first.get("items").get(0).get("id").asText()).isEqualTo(ids.get(4));
        assertThat(second.get("items").get(1).get("id").asText()).isEqualTo(ids.get(0));
        assertThat(second.has("next")).isFalse();
        assertThat(server.get("/ticks?after=" + UUID.randomUUID(), token).status())
                .isEqualTo(400);
        assertThat(server.get("/ticks?after=nonsense", token).status()).isEqualTo(400);
        assertThat(server.get("/ticks?limit=0", token).status()).isEqualTo(400);
    }

    @Test
    void ones_own_ticks_of_one_image_are_listed_page_by_page() {
        String token = server.token(birder);
        server.post("/ticks", token, LAPWING.formatted(image));
        List<String> others = IntStream.range(0, 2)
                .mapToObj(i -> server.post("/ticks", token, LAPWING.formatted(image + "/other"))
                        .id()
                        .toString())
                .toList();
        String path = "/ticks?image=" + image + "/other&limit=1";

        JsonNode first = server.get(path, token).body();
        JsonNode second =
                server.get(path + "&after=" + first.get("next").asText(), token).body();

        assertThat(first.get("items").findValuesAsText("id")).contains(others.get(1));
        assertThat(second.get("items").findValuesAsText("id")).contains(others.get(0));
        assertThat(second.has("next")).isFalse();
        assertThat(server.get("/ticks?image=" + image + "/none", token).body().get("items"))
                .isEmpty();
    }

    @Test
    void nobody_but_an_administrator_lists_the_ticks_of_others() {
        server.post("/ticks", server.token(birder), LAPWING.formatted(image));

        String path = "/ticks?user=" + birder;
        assertThat(server.get(path, server.token(UUID.randomUUID())).status()).isEqualTo(403);
        assertThat(server.get(path, server.adminToken(UUID.randomUUID())).body().get("items"))
                .hasSize(1);
    }

    @Test
    void without_a_valid_token_nothing_is_answered() {
        assertThat(server.post("/ticks", "no.token.this", LAPWING.formatted(image))
                        .status())
                .isEqualTo(401);
        assertThat(server.get("/ticks/" + UUID.randomUUID(), "no.token.this").status())
                .isEqualTo(401);
    }

    @Test
    void a_tick_that_never_was_is_not_found() {
        assertThat(server.get("/ticks/" + UUID.randomUUID(), server.token(birder))
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/ticks/nonsense", server.token(birder)).status()).isEqualTo(400);
    }
}
