package dev.shrike.ticks.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.ticks.Published;
import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.TickApiServer.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TickApiServer.Shared.class)
class RatingsIT {
    private final TickApiServer server;
    private final UUID owner = UUID.randomUUID();
    private final UUID rater = UUID.randomUUID();
    private final String image = "https://example.org/" + UUID.randomUUID() + ".jpg";

    RatingsIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void a_rating_names_whoever_ticked_the_image_first() {
        tick(owner);
        tick(UUID.randomUUID());

        Answer answer = server.post("/ratings", server.token(rater), rating("4"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/ratings/" + answer.id());
        assertThat(answer.body().get("version").asText()).isEqualTo("2.0");
        assertThat(answer.body().at("/data/image/owner").asText()).isEqualTo(owner.toString());
        assertThat(answer.body().at("/data/rating").asInt()).isEqualTo(4);
        assertThat(server.get(answer.header("Location"), server.token(owner)).body())
                .isEqualTo(answer.body());
        StoredEvent published = Published.about(server, "rate", rater, 1).getFirst();
        assertThat(published.definition().major()).isEqualTo(2);
        assertThat(published.envelope().id()).isEqualTo(answer.id());
    }

    @Test
    void an_image_that_nobody_ticked_cannot_be_rated() {
        Answer answer = server.post("/ratings", server.token(rater), rating("4"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void one_may_rate_ones_own_image() {
        tick(owner);

        assertThat(server.post("/ratings", server.token(owner), rating("5")).status())
                .isEqualTo(201);
    }

    @Test
    void version_1_publishes_a_rating_without_an_owner_even_of_an_image_that_nobody_ticked_yet() {
        Answer answer =
                server.post("/v1/ratings", server.token(rater), "{\"image_url\": \"" + image + "\", \"rating\": 3}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("version").asText()).isEqualTo("1.0");
        assertThat(answer.body().at("/data/image_url").asText()).isEqualTo(image);
        assertThat(Published.about(server, "rate", rater, 1)
                        .getFirst()
                        .definition()
                        .major())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "\"five\"", "\"5\"", "4.5", "null", "true", "[]", "99999999999"})
    void what_is_not_a_whole_number_from_1_to_5_is_refused(String rating) {
        tick(owner);

        assertThat(server.post("/ratings", server.token(rater), rating(rating)).status())
                .isEqualTo(400);
        assertThat(server.post(
                                "/v1/ratings",
                                server.token(rater),
                                "{\"image_url\": \"" + image + "\", \"rating\": " + rating + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_rating_without_a_rating_or_without_an_image_is_refused() {
        assertThat(server.post("/ratings", server.token(rater), "{\"image\": {\"url\": \"" + image + "\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(server.post("/ratings", server.token(rater), "{\"rating\": 3}")
                        .status())
                .isEqualTo(400);
        assertThat(server.post("/v1/ratings", server.token(rater), "{\"rating\": 3}")
                        .status())
                .isEqualTo(400);
        assertThat(server.post("/v1/ratings", server.token(rater), "{\"image_url\": \"\", \"rating\": 3}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_repeated_key_gives_the_first_answer_and_another_rating_with_it_is_refused() {
        tick(owner);
        Answer first = server.post("/ratings", server.token(rater), rating("4"), "Idempotency-Key", "k");
        Answer again = server.post("/ratings", server.token(rater), rating("4"), "Idempotency-Key", "k");
        Answer other = server.post("/ratings", server.token(rater), rating("5"), "Idempotency-Key", "k");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
    }

    private void tick(UUID person) {
        Answer answer = server.post("/ticks", server.token(person), "{\"image\": {\"url\": \"" + image + "\"}}");
        assertThat(answer.status()).isEqualTo(201);
    }

    private String rating(String rating) {
        return "{\"image\": {\"url\": \"" + image + "\"}, \"rating\": " + rating + "}";
    }
}
