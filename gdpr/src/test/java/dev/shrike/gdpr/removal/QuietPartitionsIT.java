package dev.shrike.gdpr.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietPartitionsIT {
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static String kafka;

    private final String topic = "birders-" + UUID.randomUUID();
    private QuietPartitions partitions;

    @BeforeAll
    static void start() {
        kafka = Brokers.shared(Part.KAFKA).kafkaBootstrap();
    }

    @BeforeEach
    void create() throws Exception {
        partitions =
                new QuietPartitions(kafka, "keeper-" + UUID.randomUUID(), Duration.ofSeconds(20), Clock.systemUTC());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1)
                            .configs(Map.of(
                                    "cleanup.policy",
                                    "compact",
                                    "max.compaction.lag.ms",
                                    String.valueOf(LAG.toMillis()),
                                    "delete.retention.ms",
                                    "100"))))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        partitions.close();
    }

    @Test
    void whatATombstoneEndedIsGoneFromAPartitionThatNobodyWritesTo() throws Exception {
        write("ana", "lives at the lagoon");
        write("ana", null);

        await().atMost(PATIENCE).pollInterval(LAG).until(() -> {
            partitions.stir(LAG);
            return stored("read_uncommitted").stream()
                    .noneMatch(record -> "ana".equals(record.key()) && record.value() != null);
        });
    }

    @Test
    void aReaderOfCommittedRecordsSeesNothingOfIt() throws Exception {
        write("ben", "stays");

        await("it is quiet").atMost(PATIENCE).until(() -> {
            partitions.stir(LAG);
            return keys("read_uncommitted").contains(QuietPartitions.KEY);
        });

        assertThat(keys("read_committed")).containsExactly("ben");
        assertThat(keys("read_uncommitted")).contains("ben");
    }

    @Test
    void aPartitionThatSomebodyWritesToIsLeftAlone() throws Exception {
        write("carla", "writes");

        partitions.stir(Duration.ofHours(1));

        assertThat(keys("read_uncommitted")).containsExactly("carla");
    }

    private void write(String key, String value) throws Exception {
        try (var writer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            writer.send(new ProducerRecord<>(topic, 0, key, value)).get();
        }
    }

    private List<String> keys(String isolation) {
        return stored(isolation).stream().map(ConsumerRecord::key).toList();
    }

    private List<ConsumerRecord<String, String>> stored(String isolation) {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka, "isolation.level", isolation);
        try (var reader = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var all = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (all.stream().anyMatch(one -> reader.position(one) < ends.get(one))) {
                reader.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }
}
