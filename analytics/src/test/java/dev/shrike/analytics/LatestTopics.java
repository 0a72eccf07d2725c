package dev.shrike.analytics;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.servers.Brokers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The compacted topics as the bridge makes and fills them: in transactions. */
final class LatestTopics implements AutoCloseable {
    static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    static final MajorVersion TICK = CATALOGUE.major("tick", 1);
    static final Instant SEEN = Instant.parse("2026-11-20T22:30:00.123456Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ConfluentFormat format;
    private final KafkaProducer<String, byte[]> producer;

    private LatestTopics(Brokers brokers) {
        try (SchemaRegistry registry = new SchemaRegistry(brokers.registry(), TIMEOUT)) {
            format = new ConfluentFormat(CATALOGUE, registry.registerAll(CATALOGUE));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers.kafkaBootstrap(), "transactional.id", "test-" + UUID.randomUUID()),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    static LatestTopics create(Brokers brokers) throws Exception {
        List<NewTopic> topics = CATALOGUE.majors().stream()
                .map(major ->
                        new NewTopic(major.latestTopic(), 2, (short) 1).configs(Map.of("cleanup.policy", "compact")))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.kafkaBootstrap()))) {
            admin.createTopics(topics).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
        return new LatestTopics(brokers);
    }

    static Tick tick(UUID person, String image, String species) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(person.toString()),
                        new Image(image),
                        Sighting.newBuilder()
                                .setSpecies(species)
                                .setCount(3)
                                .setObservedAt("2026-11-20")
                                .setNote(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                                .build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(SEEN)
                        .build())
                .build();
    }

    /** Publishes it, and says which offsets a reader has to be past. */
    Map<TopicPartition, Long> publish(IndexedRecord event) {
        MajorVersion major = CATALOGUE.of(event);
        return write(major.latestTopic(), major.keyOf(event), format.encode(event));
    }

    byte[] encode(IndexedRecord event) {
        return format.encode(event);
    }

    /** Writes anything, in a transaction of its own. */
    Map<TopicPartition, Long> write(String topic, String key, byte[] value) {
        producer.beginTransaction();
        var sent = producer.send(new ProducerRecord<>(topic, key, value));
        producer.commitTransaction();
        RecordMetadata where = sent.resultNow();
        return Map.of(new TopicPartition(where.topic(), where.partition()), where.offset() + 1);
    }

    /** Writes it and takes it back. */
    void abort(IndexedRecord event) {
        MajorVersion major = CATALOGUE.of(event);
        producer.beginTransaction();
        var sent = producer.send(new ProducerRecord<>(major.latestTopic(), major.keyOf(event), format.encode(event)));
        producer.flush();
        producer.abortTransaction();
        if (sent.resultNow().offset() < 0) {
            throw new IllegalStateException("Kafka did not write what was to be aborted");
        }
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
