package dev.shrike.notifier.rated;

import static dev.shrike.notifier.Ratings.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.Ratings;
import dev.shrike.notifier.UserApiStandIn;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.schemas.notification.v1.Notification;
import dev.shrike.schemas.rate.v2.Rate;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NotifierServer.Shared.class)
class NotifyingOwnersIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final NotifierServer server;
    private final UUID owner = UUID.randomUUID();
    private final UUID rater = UUID.randomUUID();
    private final String image = "https://example.org/" + UUID.randomUUID() + ".jpg";

    NotifyingOwnersIT(NotifierServer server) {
        this.server = server;
    }

    @Test
    void an_event_that_arrives_twice_is_mailed_once_and_told_once() throws Exception {
        Rate rate = rating(rater, owner, image, 4);
        Ratings.publish(server, rate);
        Ratings.publishAgain(server, rate);
        Ratings.publish(server, rating(rater, owner, "https://example.org/last.jpg", 5));

        List<MimeMessage> mail = await().atMost(SOON).until(() -> server.mailOf(owner), it -> it.size() >= 2);
        assertThat(mail).hasSize(2);
        assertThat(mail.getFirst().getSubject()).isEqualTo("Your image was rated 4 of 5");
        assertThat(mail.getFirst().getContent().toString()).contains(image).doesNotContain(rater.toString());

        List<StoredEvent> events =
                await().atMost(SOON).until(() -> events("notification", owner), it -> it.size() >= 2);
        assertThat(events).hasSize(2);
        Notification notification = (Notification) events.getFirst().event();
        assertThat(notification.getType()).isEqualTo("email");
        assertThat(notification.getData().getMessageType()).isEqualTo("rate.update");
        assertThat(notification.getData().getSourceEvent().getName()).isEqualTo("rate");
        assertThat(notification.getData().getSourceEvent().getId()).isEqualTo(rate.getId());
        assertThat(mail.getFirst().getMessageID()).contains(notification.getId());
    }

    @Test
    void what_was_sent_is_shown_to_its_recipient_newest_first_and_to_nobody_else() {
        Ratings.publish(server, rating(rater, owner, image, 1));
        Ratings.publish(server, rating(rater, owner, image, 2));
        await().atMost(SOON)
                .until(() -> server.get("/notifications", owner).get("items").size() == 2);

        JsonNode first = server.get("/notifications?limit=1", owner);
        JsonNode second =
                server.get("/notifications?limit=1&after=" + first.get("next").asText(), owner);

        assertThat(first.at("/items/0/subject").asText()).isEqualTo("Your image was rated 2 of 5");
        assertThat(second.at("/items/0/subject").asText()).isEqualTo("Your image was rated 1 of 5");
        assertThat(second.at("/items/0/source_event/name").asText()).isEqualTo("rate");
        assertThat(second.has("next")).isFalse();
        assertThat(first.toString()).doesNotContain(UserApiStandIn.addressOf(owner));
        assertThat(server.get("/notifications", rater).get("items")).isEmpty();
    }

    @Test
    void nobody_is_told_of_their_own_rating() throws Exception {
        Ratings.publish(server, rating(owner, owner, image, 5));

        assertThatOnlyTheLastRatingIsMailed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=rate.update", "image=IMAGE", "person=RATER"})
    void what_is_muted_is_not_told_until_it_is_unmuted(String mute) throws Exception {
        String path = "/notifications/mutes?"
                + mute.replace("IMAGE", URLEncoder.encode(image, StandardCharsets.UTF_8))
                        .replace("RATER", rater.toString());
        assertThat(server.status("PUT", path, owner)).isEqualTo(204);
        assertThat(server.status("PUT", path, owner)).isEqualTo(204);
        assertThat(server.get("/notifications/mutes", owner).get("items")).hasSize(1);

        Rate muted = rating(rater, owner, image, 5);
        Ratings.publish(server, muted);
        await().atMost(SOON).until(() -> isHandled(muted));
        assertThat(server.status("DELETE", path, owner)).isEqualTo(204);

        assertThat(server.get("/notifications/mutes", owner).get("items")).isEmpty();
        assertThatOnlyTheLastRatingIsMailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?type=all",
                "?type=rate.update&person=d1f3e0e0-0000-4000-8000-000000000000",
                "?image=bird.jpg",
                "?person=me"
            })
    void a_mute_names_exactly_one_thing_that_there_can_be(String query) {
        assertThat(server.status("PUT", "/notifications/mutes" + query, owner)).isEqualTo(400);
    }

    @Test
    void mail_waits_for_user_api_when_it_does_not_answer() {
        server.bean(UserApiStandIn.class).unavailableOnce(owner);

        Ratings.publish(server, rating(rater, owner, image, 4));

        await().atMost(SOON).until(() -> server.mailOf(owner).size() == 1);
    }

    @Test
    void the_mail_of_those_who_are_gone_is_withheld() {
        UUID present = UUID.randomUUID();
        server.bean(UserApiStandIn.class).gone(owner);

        Ratings.publish(server, rating(rater, owner, image, 4));
        Ratings.publish(server, rating(rater, present, image, 4));

        await().atMost(SOON).until(() -> server.mailOf(present).size() == 1);
        assertThat(server.mailOf(owner)).isEmpty();
        assertThat(events("notification", owner)).isEmpty();
    }

    @Test
    void an_erased_person_leaves_nothing_and_is_told_nothing_any_more() throws Exception {
        server.status("PUT", "/notifications/mutes?person=" + rater, owner);
        Ratings.publish(server, rating(UUID.randomUUID(), owner, image, 4));
        await().atMost(SOON)
                .until(() -> server.get("/notifications", owner).get("items").size() == 1);

        erase(owner);

        Gdpr acknowledgement = await().atMost(SOON)
                .until(() -> erased(owner), it -> !it.isEmpty())
                .getFirst();
        assertThat(acknowledgement.getData().getParticipant()).isEqualTo("notifier");
        assertThat(acknowledgement.getData().getEvidence()).contains("\"mails\":1", "\"mutes\":1");
        Rate late = rating(rater, owner, image, 5);
        Ratings.publish(server, late);
        await().atMost(SOON).until(() -> isHandled(late));
        assertThat(mailsIn(owner)).isZero();
        await().atMost(SOON).until(() -> server.status("GET", "/notifications", owner) == 401);
    }

    private void assertThatOnlyTheLastRatingIsMailed() throws Exception {
        Ratings.publish(server, rating(rater, owner, image, 1));
        List<MimeMessage> mail = await().atMost(SOON).until(() -> server.mailOf(owner), it -> !it.isEmpty());
        assertThat(mail).hasSize(1);
        assertThat(mail.getFirst().getSubject()).isEqualTo("Your image was rated 1 of 5");
    }

    private boolean isHandled(Rate rate) {
        return server.count("SELECT count(*) FROM inbox WHERE event_id = CAST(? AS uuid)", rate.getId()) == 1;
    }

    private long mailsIn(UUID person) {
        return server.count("SELECT count(*) FROM mail WHERE person = CAST(? AS uuid)", person.toString());
    }

    private List<Gdpr> erased(UUID person) {
        return events("gdpr", person).stream()
                .filter(event -> event.envelope().type().equals("erased"))
                .map(event -> (Gdpr) event.event())
                .toList();
    }

    private List<StoredEvent> events(String event, UUID person) {
        return server.bean(EventReader.class)
                .readAggregate(event, person.toString(), 0, 100)
                .events();
    }

    private void erase(UUID person) {
        server.bean(EventPublisher.class)
                .publish(new Gdpr(
                        UUID.randomUUID().toString(),
                        "delete",
                        "1.0",
                        new GdprData(new User(person.toString()), null, null),
                        new Metadata("services/UserAPI", Instant.EPOCH, null, null, null, null)));
    }
}
