package dev.shrike.ticks.sightings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.TickApiServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TickApiServer.Shared.class)
class SightingsIT {
    private static final String PROJECTION = "/admin/projections/sightings-by-month";

    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();
    private final String species = "Lanius " + UUID.randomUUID();

    SightingsIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void sightings_count_by_species_and_month_before_and_after_a_rebuild() {
        tick("2024-05-04", 2);
        tick("2024-05-31T20:00:00Z", 3);
        tick("2024-06-01", null);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(this::assertCounts);
        String admin = server.adminToken(UUID.randomUUID());

        Answer begun = server.post(PROJECTION + "/rebuild", admin, "");

        assertThat(begun.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertCounts();
            assertThat(server.get(begun.header("Location"), admin).body().at("/builds"))
                    .extracting(build -> build.path("role").asText())
                    .containsExactly("RETIRED", "LIVE");
        });
        assertCounts();
        assertThat(server.post(PROJECTION + "/retry", admin, "").status()).isEqualTo(200);
    }

    @Test
    void only_administrators_see_and_steer_projections() {
        assertThat(server.get(PROJECTION, server.token(birder)).status()).isEqualTo(403);
        assertThat(server.post(PROJECTION + "/rebuild", server.token(birder), "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_projection_that_is_not_there_is_not_found() {
        Answer answer = server.get("/admin/projections/nothing", server.adminToken(birder));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("detail").asText()).contains("nothing");
    }

    @Test
    void what_is_no_month_is_refused() {
        assertThat(server.get("/sightings/months/may", server.token(birder)).status())
                .isEqualTo(400);
    }

    private void assertCounts() {
        Answer answer = server.get(
                "/sightings/species?name=" + URLEncoder.encode(species, StandardCharsets.UTF_8), server.token(birder));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode items = answer.body().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("month").asText()).isEqualTo("2024-05");
        assertThat(items.get(0).path("sightings").asInt()).isEqualTo(2);
        assertThat(items.get(0).path("birds").asInt()).isEqualTo(5);
        assertThat(items.get(1).path("month").asText()).isEqualTo("2024-06");
        assertThat(items.get(1).path("birds").asInt()).isEqualTo(1);
        assertThat(server.get("/sightings/months/2024-05?limit=1000", server.token(birder))
                        .body()
                        .path("items"))
                .anyMatch(item -> item.path("species").asText().equals(species));
    }

    private void tick(String observedAt, Integer count) {
        Sighting sighting = Sighting.newBuilder()
                .setSpecies(species)
                .setObservedAt(observedAt)
                .setCount(count)
                .build();
        server.bean(EventPublisher.class)
                .publish(new Tick(
                        UUID.randomUUID().toString(),
                        "new",
                        "1.1",
                        new TickData(
                                new User(birder.toString()), new Image("https://example.org/shrike.jpg"), sighting),
                        new Metadata("services/TickAPI", Instant.EPOCH, null, null, null, null)));
    }
}
