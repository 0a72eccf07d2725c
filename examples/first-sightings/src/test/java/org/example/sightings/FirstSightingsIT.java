package org.example.sightings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import dev.shrike.topology.runtime.Selection;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.runtime.TopologySettings;
import dev.shrike.topology.serde.EventSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the platform's own runtime, on real servers. */
class FirstSightingsIT {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final MajorVersion TICKS = CATALOGUE.major("tick", 1);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path state;

    @Test
    void it_runs_beside_those_of_the_platform_and_can_be_asked() throws Exception {
        Brokers brokers = Brokers.shared(Part.KAFKA, Part.REGISTRY);
        Map<String, Object> kafka = Map.of("bootstrap.servers", brokers.kafkaBootstrap());
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(topic(TICKS.topic()), topic("dead-letter")))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        var settings = TopologySettings.of(brokers.kafkaBootstrap(), brokers.registry(), state, "dead-letter")
                .withEnabled(Selection.of("first-sightings"));
        try (var runtime = new TopologyRuntime(settings);
                var registry = new SchemaRegistry(brokers.registry(), Duration.ofSeconds(20))) {
            runtime.start();
            var events = new EventSerde(CATALOGUE, registry.registerAll(CATALOGUE));
            Tick tick = Ticks.of("Furnarius rufus", NOON);
            try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), events.serializer())) {
                producer.send(new ProducerRecord<>(TICKS.topic(), TICKS.keyOf(tick), tick))
                        .get(20, TimeUnit.SECONDS);
            }

            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    runtime.stores("first-sightings").get(KeepEarliest.BY_SPECIES, "Furnarius rufus"))
                            .contains(new FirstSighting("Furnarius rufus", NOON)));
            assertThat(runtime.views())
                    .singleElement()
                    .satisfies(view -> assertThat(view.application()).isEqualTo("shrike-first-sightings"));
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(2), Optional.empty());
    }
}
