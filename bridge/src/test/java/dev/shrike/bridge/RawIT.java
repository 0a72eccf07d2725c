package dev.shrike.bridge;

import static dev.shrike.bridge.CommittedTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final RawSource ORDERS = new RawSource(
            "orders", "ORDERS", "orders.>", "orders.{2}", Optional.of("orders.{2}.latest"), "{3}", false, true);

    private World world;

    @BeforeEach
    void streamOfOrders() throws Exception {
        world = World.empty();
        if (world.streams().getStreamNames().contains("ORDERS")) {
            world.streams().deleteStream("ORDERS");
        }
        world.streams()
                .addStream(StreamConfiguration.builder()
                        .name("ORDERS")
                        .subjects("orders.>")
                        .storageType(StorageType.File)
                        .build());
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.streams().deleteStream("ORDERS");
        world.close();
    }

    @Test
    void anyStreamIsMirroredAsItIsWithTopicAndKeyOfItsSubject() throws Exception {
        publish("orders.eu.42", "{\"total\": 1}");
        publish("orders.us.7", "anything");
        publish("orders.eu.42", "{\"total\": 2}");
        publish("orders.eu.43", "x");
        publish("orders.eu.43", "");
        publish("orders.eu", "has no third token");

        try (Bridge bridge = world.bridge(only(List.of(ORDERS)), Probe.NONE)) {
            await().atMost(SOON).until(() -> World.lane(bridge, "orders").sequence() == 6);
            assertThat(World.lane(bridge, "orders").deadLetters()).isEqualTo(1);
            assertThat(bridge.lanes()).hasSize(1);
        }

        assertThat(texts("orders.eu")).containsExactly("42={\"total\": 1}", "42={\"total\": 2}", "43=x", "43=");
        assertThat(texts("orders.us")).containsExactly("7=anything");
        assertThat(texts("orders.eu.latest"))
                .containsExactly("42={\"total\": 1}", "42={\"total\": 2}", "43=x", "43=null");
        ConsumerRecord<byte[], byte[]> record =
                world.topic("orders.us").records().getFirst();
        assertThat(header(record, "customer")).isEqualTo("blue");
        assertThat(header(record, EventHeaders.NATS_STREAM)).isEqualTo("ORDERS");
        assertThat(header(record, EventHeaders.NATS_SEQUENCE)).isEqualTo("2");
        assertThat(world.topic("dead-letter").records())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, "dead_letter_reason")).isEqualTo("no-topic"));
    }

    @Test
    void lanesComeChangeAndGoWithoutDisturbingOthers() throws Exception {
        publish("orders.eu.1", "one");
        try (Bridge bridge = world.bridge(only(List.of(ORDERS)), Probe.NONE)) {
            await().atMost(SOON).until(() -> World.lane(bridge, "orders").mirrored() == 1);
            world.publish(Birders.tick("https://images.example/1.jpg"));

            bridge.reload(new Sources(List.of("tick"), Map.of(), List.of(ORDERS)));

            await().atMost(SOON)
                    .until(() -> bridge.lanes().size() == 2
                            && World.lane(bridge, "tick").mirrored() == 1);
            publish("orders.eu.2", "two");
            await().atMost(SOON).until(() -> World.lane(bridge, "orders").mirrored() == 2);

            RawSource moved =
                    new RawSource("orders", "ORDERS", "orders.>", "moved", Optional.empty(), "{subject}", false, false);
            bridge.reload(new Sources(List.of(), Map.of(), List.of(moved)));

            // Until the lane has begun anew, it carries events as before.
            var number = new AtomicInteger(2);
            await().atMost(SOON).until(() -> {
                publish("orders.eu." + number.incrementAndGet(), "more");
                return !moved().isEmpty();
            });
            await().atMost(SOON).until(() -> World.lane(bridge, "orders").mirrored() == number.get());
            assertThat(bridge.lanes()).hasSize(1);
            await().atMost(SOON).until(bridge::healthy);
            assertThat(texts("orders.eu").size() + moved().size()).isEqualTo(number.get());
        }
        assertThat(texts("orders.eu")).startsWith("1=one", "2=two");
        assertThat(moved()).doesNotHaveDuplicates().allMatch(text -> text.endsWith("=more"));
    }

    private List<String> moved() throws Exception {
        try (var admin = World.admin()) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS).contains("moved") ? texts("moved") : List.of();
        }
    }

    @Test
    void aHotStreamIsCarriedByALaneForEachPartOfItsSubjects() throws Exception {
        var ids = new ArrayList<String>();
        Map<String, Long> people = new HashMap<>();
        List<UUID> birders = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < 60; i++) {
            var tick = Birders.tick(birders.get(i % 3), "https://images.example/" + i + ".jpg");
            world.publish(tick);
            ids.add(tick.getId());
            people.merge(World.ticks().subjectOf(tick), 1L, Long::sum);
        }
        List<String> filters = List.copyOf(people.keySet());
        var sources = new Sources(List.of("tick"), Map.of("tick", filters), List.of());
        try (Bridge bridge = world.bridge(world.alone("split").withSources(sources), Probe.NONE)) {
            for (var person : people.entrySet()) {
                await().atMost(SOON)
                        .until(() ->
                                World.lane(bridge, "tick@" + person.getKey()).mirrored() == person.getValue());
            }
        }
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private BridgeSettings only(List<RawSource> raw) {
        return world.alone("raw").withSources(new Sources(List.of(), Map.of(), raw));
    }

    private void publish(String subject, String payload) throws Exception {
        world.publish(subject, new Headers().put("customer", "blue"), payload.getBytes(StandardCharsets.UTF_8));
    }

    /** By key, and within a key as they stand in the topic. */
    private List<String> texts(String topic) {
        return world.topic(topic).records().stream()
                .sorted(Comparator.comparing(CommittedTopic::key))
                .map(record -> new String(record.key(), StandardCharsets.UTF_8) + "="
                        + (record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }
}
