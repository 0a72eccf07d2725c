package dev.shrike.notifier.held;

import static dev.shrike.notifier.Ratings.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.Ratings;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NotifierServer.Shared.class)
class HeldDataIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final NotifierServer server;
    private final UUID owner = UUID.randomUUID();
    private final UUID rater = UUID.randomUUID();
    private final String people = "/internal/people/" + owner;

    HeldDataIT(NotifierServer server) {
        this.server = server;
    }

    @Test
    void services_read_a_persons_mail_page_by_page_and_nobody_elses() {
        Ratings.publish(server, rating(rater, owner, "https://example.org/1.jpg", 1));
        Ratings.publish(server, rating(rater, owner, "https://example.org/2.jpg", 2));
        Ratings.publish(server, rating(owner, rater, "https://example.org/3.jpg", 3));
        await().atMost(SOON)
                .until(() -> server.getAsService(people + "/mail")
                        .at("/items/1/state")
                        .asText()
                        .equals("sent"));

        JsonNode first = server.getAsService(people + "/mail?limit=1");
        JsonNode second = server.getAsService(
                people + "/mail?limit=2&after=" + first.path("next").asText());

        assertThat(first.at("/items/0/subject").asText()).isEqualTo("Your image was rated 1 of 5");
        assertThat(second.at("/items/0/subject").asText()).isEqualTo("Your image was rated 2 of 5");
        assertThat(second.at("/items/0/source_event/name").asText()).isEqualTo("rate");
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void services_read_a_persons_mutes() {
        server.status("PUT", "/notifications/mutes?type=rate.update", owner);
        server.status("PUT", "/notifications/mutes?image=https://example.org/1.jpg", owner);

        JsonNode mutes = server.getAsService(people + "/mutes").path("items");

        assertThat(mutes).hasSize(2);
        assertThat(mutes.findValuesAsText("type")).containsExactly("rate.update");
        assertThat(mutes.findValuesAsText("image")).containsExactly("https://example.org/1.jpg");
    }

    @Test
    void people_do_not() {
        assertThat(server.status("GET", people + "/mail", owner)).isEqualTo(403);
        assertThat(server.status("GET", people + "/mutes", owner)).isEqualTo(403);
    }
}
