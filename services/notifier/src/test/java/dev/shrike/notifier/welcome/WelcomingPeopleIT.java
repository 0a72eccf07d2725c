package dev.shrike.notifier.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.UserApiStandIn;
import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NotifierServer.Shared.class)
class WelcomingPeopleIT {
    private final NotifierServer server;

    WelcomingPeopleIT(NotifierServer server) {
        this.server = server;
    }

    @Test
    void who_registers_is_welcomed_and_who_did_long_ago_is_not() throws Exception {
        UUID earlier = UUID.randomUUID();
        UUID now = UUID.randomUUID();
        UserEvent longAgo = created(earlier, Instant.now().minus(2, ChronoUnit.DAYS));
        server.bean(EventPublisher.class).publish(longAgo);
        server.bean(EventPublisher.class).publish(created(now, Instant.now()));

        List<MimeMessage> mail =
                await().atMost(Duration.ofSeconds(60)).until(() -> server.mailOf(now), it -> !it.isEmpty());

        assertThat(mail)
                .singleElement()
                .satisfies(one -> assertThat(one.getSubject()).isEqualTo("Welcome to Shrike"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> server.count("SELECT count(*) FROM inbox WHERE event_id = ?::uuid", longAgo.getId()) == 1);
        assertThat(server.count("SELECT count(*) FROM mail WHERE person = ?::uuid", earlier.toString()))
                .isZero();
    }

    @Test
    void who_registers_without_an_address_gets_no_mail() {
        UUID observer = UUID.randomUUID();
        server.bean(UserApiStandIn.class).addressless(observer);

        server.bean(EventPublisher.class).publish(created(observer, Instant.now()));

        String withheld = "SELECT count(*) FROM mail WHERE person = ?::uuid AND state = 'withheld'";
        await().atMost(Duration.ofSeconds(60)).until(() -> server.count(withheld, observer.toString()) == 1);
    }

    private static UserEvent created(UUID person, Instant at) {
        return UserEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("created")
                .setVersion("1.1")
                .setData(UserData.newBuilder()
                        .setUser(new User(person.toString()))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(at.truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
