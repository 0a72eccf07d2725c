package dev.shrike.statistics;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.servers.Brokers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The events' Kafka topics as the bridge makes and fills them. */
final class EventTopics implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    private final String bootstrap;
    private final ConfluentFormat format;
    private final KafkaProducer<String, byte[]> producer;

    EventTopics(Brokers brokers) {
        bootstrap = brokers.kafkaBootstrap();
        try (SchemaRegistry registry = new SchemaRegistry(brokers.registry(), TIMEOUT)) {
            format = new ConfluentFormat(CATALOGUE, registry.registerAll(CATALOGUE));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    void create() {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(new NewTopic("dead-letter", Optional.of(1), Optional.empty()));
        for (MajorVersion major : CATALOGUE.majors()) {
            topics.add(new NewTopic(major.topic(), Optional.of(2), Optional.empty()));
            topics.add(new NewTopic(major.latestTopic(), Optional.of(2), Optional.empty())
                    .configs(Map.of("cleanup.policy", "compact")));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await(admin.createTopics(topics).all().toCompletionStage().toCompletableFuture());
        }
    }

    void tick(UUID person, String image, String species) {
        tick(person, image, species, Instant.parse("2026-11-20T22:30:00Z"));
    }

    /** Returns the event. */
    Tick tick(UUID person, String image, String species, Instant time) {
        Tick tick = happened(person, image, species, time);
        MajorVersion major = CATALOGUE.of(tick);
        write(tick, major.topic());
        write(tick, major.latestTopic());
        return tick;
    }

    /** Returns an event that is in its history alone: in the compacted topic a later one has taken its place. */
    Tick tickCompactedAway(UUID person, String image, String species, Instant time) {
        Tick tick = happened(person, image, species, time);
        write(tick, CATALOGUE.of(tick).topic());
        tick(person, image, species, time);
        return tick;
    }

    private static Tick happened(UUID person, String image, String species, Instant time) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(person.toString()),
                        new Image(image),
                        Sighting.newBuilder().setSpecies(species).build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(time)
                        .build())
                .build();
    }

    private void write(Tick tick, String topic) {
        var record = new ProducerRecord<>(topic, CATALOGUE.of(tick).keyOf(tick), format.encode(tick));
        EventHeaders.onKafka(tick)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        await(producer.send(record));
    }

    private static void await(Future<?> answer) {
        try {
            answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not do what the test asked", e);
        }
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
