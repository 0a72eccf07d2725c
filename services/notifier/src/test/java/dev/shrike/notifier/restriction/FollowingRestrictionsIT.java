package dev.shrike.notifier.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.Ratings;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NotifierServer.Shared.class)
class FollowingRestrictionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final NotifierServer server;
    private final UUID owner = UUID.randomUUID();

    FollowingRestrictionsIT(NotifierServer server) {
        this.server = server;
    }

    @Test
    void whose_data_is_restricted_gets_no_mail_until_it_is_lifted() {
        publish("restrict", "{\"restricted\":true}");
        await().atMost(SOON).until(() -> restricted() == 1);
        rate(3);
        await().atMost(SOON)
                .until(() -> server.count(
                                "SELECT count(*) FROM mail WHERE person = ?::uuid AND state = 'withheld'",
                                owner.toString())
                        == 1);
        assertThat(server.mailOf(owner)).isEmpty();

        publish("restrict", "{\"restricted\":false}");
        await().atMost(SOON).until(() -> restricted() == 0);
        await().atMost(SOON).until(() -> {
            rate(5); // what is known of a restriction may be two seconds old
            return !server.mailOf(owner).isEmpty();
        });
    }

    @Test
    void an_erasure_ends_a_restriction() {
        publish("restrict", "{\"restricted\":true}");
        await().atMost(SOON).until(() -> restricted() == 1);

        publish("delete", null);

        await().atMost(SOON).until(() -> restricted() == 0);
    }

    private void rate(int rating) {
        String image = "https://example.org/" + UUID.randomUUID() + ".jpg";
        Ratings.publish(server, Ratings.rating(UUID.randomUUID(), owner, image, rating));
    }

    private long restricted() {
        return server.count("SELECT count(*) FROM restricted_person WHERE person = ?::uuid", owner.toString());
    }

    private void publish(String type, String evidence) {
        server.bean(EventPublisher.class)
                .publish(Gdpr.newBuilder()
                        .setId(UUID.randomUUID().toString())
                        .setType(type)
                        .setVersion("1.1")
                        .setData(GdprData.newBuilder()
                                .setUser(new User(owner.toString()))
                                .setParticipant("user-api")
                                .setEvidence(evidence)
                                .build())
                        .setMetadata(Metadata.newBuilder()
                                .setSource("services/UserAPI")
                                .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                                .build())
                        .build());
    }
}
