package dev.shrike.admin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Fixtures;
import dev.shrike.admin.UserApiStandIn;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    @TempDir
    static Path folder;

    private static AdminService service;

    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = AdminService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void people_of_whom_no_event_was_heard_are_known_after_the_start() {
        await().atMost(PATIENCE).until(() -> known(UserApiStandIn.FIRST) && known(UserApiStandIn.SECOND));

        assertThat(entry(UserApiStandIn.FIRST).path("registered").asText())
                .isEqualTo(UserApiStandIn.REGISTERED.toString());
    }

    @Test
    void a_person_is_known_from_registration_to_deletion() {
        publish(user("created"));
        await().atMost(PATIENCE).until(() -> known(person));

        publish(user("deleted"));

        await().atMost(PATIENCE).until(() -> !known(person));
    }

    @Test
    void who_was_erased_is_not_brought_back_by_what_is_heard_late() {
        publish(user("created"));
        await().atMost(PATIENCE).until(() -> known(person));
        publish(Fixtures.delete(person));
        await().atMost(PATIENCE).until(() -> !known(person));

        int rows = service.bean(KnownPeople.class).remember(person, NOW);

        assertThat(rows).isZero();
        assertThat(known(person)).isFalse();
    }

    @Test
    void only_admins_see_who_is_registered() {
        assertThat(service.person(person).get("/admin/people").problem()).startsWith("403");
        assertThat(service.anonymous().get("/admin/people").problem()).startsWith("401");
        assertThat(service.admin().get("/admin/people?limit=0").problem()).startsWith("400");
    }

    private static boolean known(UUID id) {
        return !entry(id).isMissingNode();
    }

    /** The page of one that begins right before the id. */
    private static JsonNode entry(UUID id) {
        UUID before = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
        JsonNode first = page(before, 1).path("people").path(0);
        return first.path("id").asText().equals(id.toString()) ? first : first.path("nothing");
    }

    private static JsonNode page(UUID after, int limit) {
        return service.admin()
                .get("/admin/people?after=" + after + "&limit=" + limit)
                .json();
    }

    private static void publish(SpecificRecord event) {
        service.bean(EventPublisher.class).publish(event);
    }

    private UserEvent user(String type) {
        return new UserEvent(
                UUID.randomUUID().toString(),
                type,
                "1.1",
                new UserData(new User(person.toString()), null, null),
                new Metadata("services/UserAPI", NOW, null, null, null, null));
    }
}
