package dev.shrike.admin.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.AdminService;
import dev.shrike.admin.Fixtures;
import dev.shrike.messaging.publish.EventPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatesIT {
    @TempDir
    static Path folder;

    private static AdminService service;

    @BeforeAll
    static void start() {
        service = AdminService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyPersonWhoTickedIsListedOnceUntilErased() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID person = UUID.randomUUID();
            service.bean(EventPublisher.class).publish(Fixtures.tick(person));
            service.bean(EventPublisher.class).publish(Fixtures.tick(person));
            people.add(person.toString());
        }
        awaitTheEndOf(people);
        JsonNode newest =
                service.admin().get("/events/tick/aggregates?limit=1000").json().path("aggregates");
        assertThat(newest.get(newest.size() - 1).path("events").asInt()).isEqualTo(2);
        assertThat(newest.get(newest.size() - 1).at("/last/sequence").asLong())
                .isEqualTo(newest.get(newest.size() - 1).at("/first/sequence").asLong() + 1);

        service.bean(EventPublisher.class).publish(Fixtures.delete(UUID.fromString(people.removeLast())));

        awaitTheEndOf(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=garbage", "limit=0", "limit=1001"})
    void nonsenseIsABadRequest(String query) {
        assertThat(service.admin().get("/events/tick/aggregates?" + query).problem())
                .startsWith("400 ");
    }

    @Test
    void onlyAdministratorsReadItAndOnlyForEventsThatThereAre() {
        assertThat(service.person(UUID.randomUUID())
                        .get("/events/tick/aggregates")
                        .problem())
                .isEqualTo("403 /problems/forbidden");
        assertThat(service.admin().get("/events/dodo/aggregates").problem()).isEqualTo("404 /problems/not-found");
    }

    private static void awaitTheEndOf(List<String> people) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> listed = idsInPagesOf(2);
            assertThat(listed).doesNotHaveDuplicates();
            assertThat(listed.subList(Math.max(0, listed.size() - people.size()), listed.size()))
                    .isEqualTo(people);
        });
    }

    private static List<String> idsInPagesOf(int size) {
        List<String> ids = new ArrayList<>();
        JsonNode page = page("0", size);
        page.path("aggregates").forEach(each -> ids.add(each.path("id").asText()));
        while (page.path("more").asBoolean()) {
            page = page(page.path("next").asText(), size);
            page.path("aggregates").forEach(each -> ids.add(each.path("id").asText()));
        }
        return ids;
    }

    private static JsonNode page(String after, int size) {
        return service.admin()
                .get("/events/tick/aggregates?after=" + after + "&limit=" + size)
                .json();
    }
}
