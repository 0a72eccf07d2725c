package dev.shrike.notifier.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.Ratings;
import dev.shrike.rest.problem.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NotifierServer.Shared.class)
class SilencingPeopleIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final NotifierServer server;
    private final SilencingPeople silencing;
    private final UUID owner = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();

    SilencingPeopleIT(NotifierServer server) {
        this.server = server;
        this.silencing = server.bean(SilencingPeople.class);
    }

    @Test
    void mail_to_whom_it_is_stopped_for_is_withheld_until_it_goes_again() {
        assertThat(silencing.silence(owner, admin)).isTrue();
        assertThat(silencing.silence(owner, admin)).isFalse();

        rate(3);

        await().atMost(SOON).until(() -> withheld() == 1);
        assertThat(server.mailOf(owner)).isEmpty();

        silencing.end(owner);
        rate(5);

        await().atMost(SOON).until(() -> !server.mailOf(owner).isEmpty());
        assertThat(withheld()).isEqualTo(1);
    }

    @Test
    void people_do_not_stop_mail_to_others() {
        assertThat(server.status("PUT", "/notifications/silenced/" + owner, UUID.randomUUID()))
                .isEqualTo(403);
    }

    @Test
    void what_is_not_stopped_cannot_go_again() {
        assertThatThrownBy(() -> silencing.end(owner)).isInstanceOf(ProblemException.class);
    }

    private void rate(int rating) {
        String image = "https://example.org/" + UUID.randomUUID() + ".jpg";
        Ratings.publish(server, Ratings.rating(UUID.randomUUID(), owner, image, rating));
    }

    private long withheld() {
        return server.count(
                "SELECT count(*) FROM mail WHERE person = ?::uuid AND state = 'withheld'", owner.toString());
    }
}
