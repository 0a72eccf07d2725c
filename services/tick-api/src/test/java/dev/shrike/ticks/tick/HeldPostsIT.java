package dev.shrike.ticks.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.TickApiServer.Answer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TickApiServer.Shared.class)
class HeldPostsIT {
    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String image = "https://example.org/" + UUID.randomUUID() + ".jpg";

    HeldPostsIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void services_read_a_persons_ticks_as_they_were_published_page_by_page() {
        UUID first = tick(birder, "/1");
        UUID second = tick(birder, "/2");
        tick(other, "/3");

        assertThat(idsOf("ticks")).containsExactly(first, second);
    }

    @Test
    void services_read_a_persons_ratings_as_they_were_published_page_by_page() {
        tick(other, "/1");
        List<UUID> rated = Stream.of(3, 4).map(rating -> rate(birder, rating)).toList();
        rate(other, 5);

        assertThat(idsOf("ratings")).containsExactlyInAnyOrderElementsOf(rated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticks", "ratings"})
    void people_do_not(String what) {
        assertThat(server.get("/internal/people/" + birder + "/" + what, server.token(birder))
                        .status())
                .isEqualTo(403);
    }

    private List<UUID> idsOf(String what) {
        String service = server.bean(ServiceTokens.class).issue();
        String path = "/internal/people/" + birder + "/" + what;
        JsonNode first = server.get(path + "?limit=1", service).body();
        JsonNode second = server.get(
                        path + "?limit=2&after=" + first.path("next").asText(), service)
                .body();
        assertThat(second.has("next")).isFalse();
        return Stream.of(first, second)
                .flatMap(page -> page.path("items").findValuesAsText("event").stream())
                .map(event -> Envelope.of(server.bean(SingleObjectEncoding.class)
                                .decode(Base64.getDecoder().decode(event)))
                        .id())
                .toList();
    }

    private UUID tick(UUID person, String end) {
        return posted(server.post("/ticks", server.token(person), "{\"image\": {\"url\": \"" + image + end + "\"}}"));
    }

    private UUID rate(UUID person, int rating) {
        return posted(server.post(
                "/ratings",
                server.token(person),
                "{\"image\": {\"url\": \"" + image + "/1\"}, \"rating\": " + rating + "}"));
    }

    private static UUID posted(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return answer.id();
    }
}
