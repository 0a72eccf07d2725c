package dev.shrike.ticks.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.ticks.Published;
import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.TickApiServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TickApiServer.Shared.class)
class ErasingPeopleIT {
    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();
    private final String image = "https://example.org/" + UUID.randomUUID() + ".jpg";

    ErasingPeopleIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void an_erased_person_leaves_ids_and_nothing_else() {
        Answer tick = tick(birder);
        tick(birder);
        Answer other = tick(UUID.randomUUID());
        String rating = "{\"image\": {\"url\": \"" + image + "\"}, \"rating\": 4}";
        Answer rated = server.post("/ratings", server.token(birder), rating);

        UUID erasure = erase(birder);

        assertThat(server.get(tick.header("Location"), server.adminToken(admin)).status())
                .isEqualTo(410);
        assertThat(server.get(rated.header("Location"), server.adminToken(admin))
                        .status())
                .isEqualTo(410);
        assertThat(server.get("/ticks?user=" + birder, server.adminToken(admin))
                        .body()
                        .get("items"))
                .isEmpty();
        assertThat(server.get(other.header("Location"), server.adminToken(admin))
                        .status())
                .isEqualTo(200);
        Answer ratedLater = server.post("/ratings", server.token(UUID.randomUUID()), rating);
        assertThat(ratedLater.body().at("/data/image/owner"))
                .isEqualTo(other.body().at("/data/user/id"));

        Gdpr acknowledgement = acknowledgements(birder).getFirst();
        assertThat(acknowledgement.getData().getParticipant()).isEqualTo("tick-api");
        assertThat(acknowledgement.getData().getEvidence())
                .contains("\"ticks\":2", "\"ratings\":1", "\"requests_for_others\":0", "\"outbox\":3");
        assertThat(acknowledgement.getMetadata().getCausationId()).isEqualTo(erasure.toString());
    }

    @Test
    void what_an_erased_admin_posted_for_others_stays_theirs_and_names_the_admin_no_more() {
        tick(birder);
        String onBehalf = "{\"image\": {\"url\": \"" + image + "\"}, \"user\": {\"id\": \"" + birder + "\"}}";
        Answer tick = server.post("/ticks", server.adminToken(admin), onBehalf);

        erase(admin);

        assertThat(acknowledgements(admin).getFirst().getData().getEvidence())
                .contains("\"ticks\":0", "\"requests_for_others\":1");
        assertThat(server.get(tick.header("Location"), server.token(birder)).status())
                .isEqualTo(200);
    }

    @Test
    void an_erased_person_is_refused_from_then_on() {
        tick(birder);
        String token = server.token(birder);

        erase(birder);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(server.get("/ticks", token).status()).isEqualTo(401));
        String onBehalf = "{\"image\": {\"url\": \"" + image + "\"}, \"user\": {\"id\": \"" + birder + "\"}}";
        assertThat(server.post("/ticks", server.adminToken(admin), onBehalf).status())
                .isEqualTo(410);
    }

    @Test
    void a_person_who_never_ticked_is_acknowledged_and_refused_too() {
        erase(birder);

        assertThat(acknowledgements(birder).getFirst().getData().getEvidence())
                .contains("\"ticks\":0", "\"ratings\":0", "\"outbox\":0");
        String onBehalf = "{\"image\": {\"url\": \"" + image + "\"}, \"user\": {\"id\": \"" + birder + "\"}}";
        assertThat(server.post("/ticks", server.adminToken(admin), onBehalf).status())
                .isEqualTo(410);
    }

    private Answer tick(UUID person) {
        Answer answer = server.post("/ticks", server.token(person), "{\"image\": {\"url\": \"" + image + "\"}}");
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private UUID erase(UUID person) {
        UUID id = UUID.randomUUID();
        server.bean(EventPublisher.class)
                .publish(new Gdpr(
                        id.toString(),
                        "delete",
                        "1.0",
                        new GdprData(new User(person.toString()), null, null),
                        new Metadata("services/UserAPI", Instant.EPOCH, null, null, null, null)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !acknowledgements(person).isEmpty());
        return id;
    }

    private List<Gdpr> acknowledgements(UUID person) {
        return Published.now(server, "gdpr", person).stream()
                .filter(event -> event.envelope().type().equals("erased"))
                .map(StoredEvent::event)
                .map(Gdpr.class::cast)
                .toList();
    }
}
