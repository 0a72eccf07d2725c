package dev.shrike.ticks.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.ticks.TickApiServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TickApiServer.Shared.class)
class FollowingRestrictionsIT {
    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();

    FollowingRestrictionsIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void restricted_notes_open_for_the_person_only() {
        String tick = server.post("/ticks", server.token(birder), """
                        {"image": {"url": "https://example.org/%s.jpg"},
                         "sighting": {"species": "Vanellus chilensis", "note": "two chicks"}}""".formatted(UUID.randomUUID()))
                .header("Location");
        assertThat(note(tick, server.adminToken(admin)).asText()).isEqualTo("two chicks");

        restrict(true);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(note(tick, server.adminToken(admin))
                                .path("restricted")
                                .asBoolean())
                        .isTrue());
        assertThat(note(tick, server.token(birder)).asText()).isEqualTo("two chicks");
        assertThat(note(tick, server.token(UUID.randomUUID())).path("sealed").asBoolean())
                .isTrue();
        assertThat(server.get(tick, server.adminToken(admin), "Shrike-Use", "legal-claims")
                        .body()
                        .at("/data/sighting/note")
                        .asText())
                .isEqualTo("two chicks");

        restrict(false);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(note(tick, server.adminToken(admin)).asText())
                                .isEqualTo("two chicks"));
    }

    private JsonNode note(String tick, String token) {
        return server.get(tick, token).body().at("/data/sighting/note");
    }

    private void restrict(boolean restricted) {
        server.bean(EventPublisher.class)
                .publish(Gdpr.newBuilder()
                        .setId(UUID.randomUUID().toString())
                        .setType("restrict")
                        .setVersion("1.1")
                        .setData(GdprData.newBuilder()
                                .setUser(new User(birder.toString()))
                                .setParticipant("user-api")
                                .setEvidence("{\"restricted\":" + restricted + "}")
                                .build())
                        .setMetadata(Metadata.newBuilder()
                                .setSource("services/UserAPI")
                                .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                                .build())
                        .build());
    }
}
