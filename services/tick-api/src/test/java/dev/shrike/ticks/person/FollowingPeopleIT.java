package dev.shrike.ticks.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import dev.shrike.ticks.TickApiServer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TickApiServer.Shared.class)
class FollowingPeopleIT {
    private final TickApiServer server;
    private final UUID birder = UUID.randomUUID();

    FollowingPeopleIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void a_deleted_person_is_refused() {
        publish("created");
        publish("deleted");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.bean(PersonTable.class).isGone(birder));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                server.get("/ticks", server.token(birder)).status())
                        .isEqualTo(401));
    }

    @Test
    void whoever_is_gone_stays_gone_even_when_their_registration_is_heard_of_afterwards() {
        PersonTable people = server.bean(PersonTable.class);
        people.fence(birder);

        people.welcome(birder);

        assertThat(people.isGone(birder)).isTrue();
    }

    private void publish(String type) {
        server.bean(EventPublisher.class)
                .publish(new UserEvent(
                        UUID.randomUUID().toString(),
                        type,
                        "1.1",
                        new UserData(new User(birder.toString()), null, null),
                        new Metadata("services/UserAPI", Instant.EPOCH, null, null, null, null)));
    }
}
