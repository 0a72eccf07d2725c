package dev.shrike.bridge;

import static dev.shrike.bridge.CommittedTopic.header;
import static dev.shrike.bridge.CommittedTopic.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.settings.FetchWindow;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MirroringIT extends InAWorld {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void eachEventIsOnceInBothTopicsUnderItsKeyAndReadableByConfluentReaders() throws Exception {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ticks.add(Birders.tick("https://images.example/" + i + ".jpg"));
        }
        for (Tick tick : ticks.subList(0, 100)) {
            world.publish(tick);
        }
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(World.notRunning(bridge)).isEmpty());
            assertThat(bridge.healthy()).isTrue();
            for (Tick tick : ticks.subList(100, 200)) {
                world.publish(tick);
            }
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 200);
            assertThat(World.lane(bridge, "tick").sequence()).isEqualTo(200);
            assertThat(World.lane(bridge, "tick").lag()).isZero();
        }
        var format = world.kafkaFormat();
        for (String topic : List.of(World.ticks().topic(), World.ticks().latestTopic())) {
            var records = world.topic(topic).records();
            assertThat(records.stream()
                            .map(found -> format.decode(found.value()))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(ticks);
            assertThat(records).allSatisfy(found -> {
                Tick tick = (Tick) format.decode(found.value());
                assertThat(key(found)).isEqualTo(tick.getData().getImage().getUrl());
                assertThat(header(found, "ce_id")).isEqualTo(tick.getId());
                assertThat(header(found, EventHeaders.NATS_STREAM)).isEqualTo("TICK");
                assertThat(header(found, EventHeaders.NATS_SEQUENCE))
                        .isEqualTo(Integer.toString(ticks.indexOf(tick) + 1));
                assertThat(header(found, EventHeaders.NATS_SUBJECT))
                        .isEqualTo(World.ticks().subjectOf(tick));
            });
        }
    }

    @Test
    void aBacklogFarBeyondTheFetchWindowIsMirroredInOrder() throws Exception {
        List<String> published = world.publishBacklog(3_000, "https://images.example/hot.jpg");
        var settings = world.alone("first");
        var narrow = settings.withLanes(settings.lanes().withWindow(new FetchWindow(64, 16_000)));
        try (Bridge bridge = world.bridge(narrow, Probe.NONE)) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == 3_000);
            assertThat(World.lane(bridge, "tick").lastError()).isEmpty();
        }
        assertThat(world.topic(World.ticks().topic()).ids()).isEqualTo(published);
        assertThat(world.topic(World.ticks().latestTopic()).ids()).isEqualTo(published);
    }

    @Test
    void anEventThatEndsItsKeyIsATombstoneAmongTheLatestAndStaysInTheHistory() throws Exception {
        UUID person = UUID.randomUUID();
        world.publish(Birders.account(person, "created"));
        world.publish(Birders.account(person, "deleted"));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "user").mirrored() == 2);
        }
        var users = World.CATALOGUE.major("user", 1);
        assertThat(world.topic(users.topic()).records()).hasSize(2).allMatch(found -> found.value() != null);
        var latest = world.topic(users.latestTopic()).records();
        assertThat(latest).hasSize(2);
        assertThat(latest.getLast().value()).isNull();
        assertThat(key(latest.getLast())).isEqualTo(person.toString());
    }

    @Test
    void anEventSentAgainAfterJetStreamForgotItIsLeftOutAndOneThatContradictsItIsADeadLetter() throws Exception {
        Tick tick = Birders.tick("https://images.example/again.jpg");
        String subject = World.ticks().subjectOf(tick);
        world.publish(subject, new Headers(), World.NATS_FORMAT.encode(tick));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").mirrored() == 1);
        }
        world.publish(subject, new Headers(), World.NATS_FORMAT.encode(tick));
        tick.getData().getImage().setUrl("https://images.example/other.jpg");
        world.publish(subject, new Headers(), World.NATS_FORMAT.encode(tick));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == 3);
            assertThat(World.lane(bridge, "tick").skipped()).isOne();
        }
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactly(tick.getId());
        assertThat(world.topic("dead-letter").records())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_reason")).isEqualTo("duplicate-id"));
    }

    @Test
    void eventsThatAlreadyCameFromKafkaAreNotMirroredBack() throws Exception {
        Tick tick = Birders.tick("https://images.example/echo.jpg");
        var headers = new Headers();
        headers.put(EventHeaders.NATS_ORIGIN, EventHeaders.ORIGIN_KAFKA);
        world.publish(World.ticks().subjectOf(tick), headers, World.NATS_FORMAT.encode(tick));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == 1);
            assertThat(World.lane(bridge, "tick").skipped()).isOne();
        }
        assertThat(world.topic(World.ticks().topic()).records()).isEmpty();
    }
}
