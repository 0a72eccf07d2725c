package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.Operator.Answer;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VerifyIT {
    private static final int EVENTS = 2_000;
    private static final int KEYS = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> IDS = new ArrayList<>();

    private static World world;
    private static Operator operator;

    @BeforeAll
    static void mirror() throws Exception {
        world = World.empty();
        operator = new Operator(world.alone("operator"));
        for (int i = 0; i < KEYS; i++) {
            IDS.addAll(world.publishBacklog(EVENTS / KEYS, "https://images.example/" + i + ".jpg"));
        }
        Tick poison = Birders.tick("https://images.example/1.jpg");
        byte[] payload = World.NATS_FORMAT.encode(poison);
        world.publish(World.ticks().subjectOf(poison), new Headers(), Arrays.copyOf(payload, payload.length - 20));
        Tick twice = Birders.tick("https://images.example/twice.jpg");
        world.publish(World.ticks().subjectOf(twice), new Headers(), World.NATS_FORMAT.encode(twice));
        world.publish(World.ticks().subjectOf(twice), new Headers(), World.NATS_FORMAT.encode(twice));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "tick").sequence() == EVENTS + 3);
        }
        world.streams().deleteMessage("TICK", 10);
        world.publish(Birders.tick("https://images.example/later.jpg"));
    }

    @AfterAll
    static void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void whatTheBridgeMirroredIsWhatTheStreamHolds() {
        Answer answer = operator.types("verify", "--lane", "tick");
        assertThat(answer.out())
                .contains("TICK 1 to 2003: 2002 messages, 2000 mirrored, 1 dead letters, 1 left out on purpose")
                .contains("1 are gone from the stream")
                .contains("1 lie behind the checkpoint")
                .contains("nothing found");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void aMessageThatIsDeletedByHandFromACopyIsFoundAndNamed() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = records("tick.v1");
        ConsumerRecord<byte[], byte[]> deleted = records.remove(777);
        copy("tick.v1", "less", records);

        Answer answer = operator.types("verify", "--lane", "tick", "--topic", "tick.v1=less");
        assertThat(answer.exitCode()).isEqualTo(1);
        String sequence = CommittedTopic.header(deleted, "nats_sequence");
        assertThat(answer.out())
                .contains("MISSING: TICK " + sequence + ", event " + CommittedTopic.header(deleted, "ce_id"))
                .contains(CommittedTopic.header(deleted, "nats_subject"))
                .contains("  1 found");
        assertThat(operator.types("verify", "--lane", "tick", "--topic", "tick.v1=less", "--json")
                        .out())
                .contains("\"kind\" : \"missing\"", "\"sequence\" : " + sequence);
        long before = Long.parseLong(sequence) - 1;
        assertThat(operator.types("verify", "--lane=tick", "--topic=tick.v1=less", "--to=" + before)
                        .exitCode())
                .isZero();
    }

    @Test
    void anEventThatIsThereTwiceAndOneThatIsBehindItsSuccessorAreTold() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = records("tick.v1");
        ConsumerRecord<byte[], byte[]> doubled = records.get(5);
        int later = secondOfItsKey(records);
        Collections.swap(records, later - 1, later);
        records.add(doubled);
        copy("tick.v1", "more", records);

        Answer answer = operator.types("verify", "--lane", "tick", "--topic", "tick.v1=more");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .contains("DOUBLE: TICK " + CommittedTopic.header(doubled, "nats_sequence"))
                .contains("OUT OF ORDER: TICK " + CommittedTopic.header(records.get(later), "nats_sequence"))
                .contains("  2 found");
    }

    @Test
    void aCompactedTopicWithoutTheNewestOfAKeyIsTold() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = records("tick.v1.latest");
        ConsumerRecord<byte[], byte[]> newest = records.stream()
                .filter(found -> CommittedTopic.key(found).equals("https://images.example/7.jpg"))
                .reduce((first, second) -> second)
                .orElseThrow();
        ConsumerRecord<byte[], byte[]> only = records.stream()
                .filter(found -> CommittedTopic.key(found).equals("https://images.example/twice.jpg"))
                .findFirst()
                .orElseThrow();
        records.removeAll(List.of(newest, only));
        copy("tick.v1.latest", "stale", records);

        assertThat(operator.types("verify", "--lane", "tick", "--topic", "tick.v1.latest=stale")
                        .out())
                .contains("NOT LATEST: TICK " + CommittedTopic.header(newest, "nats_sequence"))
                .contains("NO LATEST: TICK " + CommittedTopic.header(only, "nats_sequence"))
                .contains("  2 found");
    }

    @Test
    void aRangeThatMakesNoSenseIsRefused() {
        assertThat(operator.types("verify", "--from", "12").err()).contains("--lane");
        assertThat(operator.types("verify", "--lane", "tick", "--from", "soon").exitCode())
                .isEqualTo(2);
        assertThat(operator.types("verify", "--lane", "no-such").err()).contains("there are", "tick");
        assertThat(operator.types("verify", "--lane", "tick", "--from", "1h").exitCode())
                .isZero();
        assertThat(operator.types("verify", "--lane", "tick", "--to", "2026-01-01T00:00:00Z")
                        .out())
                .contains("nothing to compare");
    }

    /** The index of a record that follows another of its key at once. */
    private static int secondOfItsKey(List<ConsumerRecord<byte[], byte[]>> records) {
        for (int i = 100; i < records.size(); i++) {
            if (records.get(i).partition() == records.get(i - 1).partition()
                    && CommittedTopic.key(records.get(i)).equals(CommittedTopic.key(records.get(i - 1)))) {
                return i;
            }
        }
        throw new AssertionError("No key has two records in a row");
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return new ArrayList<>(world.topic(topic).records());
    }

    private static void copy(String original, String copy, List<ConsumerRecord<byte[], byte[]>> records)
            throws Exception {
        try (Admin admin = World.admin()) {
            int partitions = admin.describeTopics(List.of(original))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(original)
                    .partitions()
                    .size();
            admin.createTopics(List.of(new NewTopic(copy, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        await().atMost(SOON).ignoreExceptions().until(() -> isReady(copy));
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", world.servers().kafkaBootstrap(),
                "request.timeout.ms", 5_000,
                "delivery.timeout.ms", 30_000);
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var found : records) {
                sent.add(producer.send(new ProducerRecord<>(
                        copy, found.partition(), found.timestamp(), found.key(), found.value(), found.headers())));
            }
            for (var each : sent) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** Whether every partition has a leader, as far as the broker tells. */
    private static boolean isReady(String topic) throws Exception {
        try (Admin admin = World.admin()) {
            return admin
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .stream()
                    .allMatch(partition -> partition.leader() != null);
        }
    }
}
