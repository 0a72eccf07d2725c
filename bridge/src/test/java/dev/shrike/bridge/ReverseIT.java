package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.lane.Probe;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.score.v1.Score;
import dev.shrike.schemas.wire.ConfluentFormat;
import io.nats.client.api.MessageInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReverseIT extends InAWorld {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final MajorVersion SCORES = World.CATALOGUE.major("score", 1);
    private static final String LANE = SCORES.topic() + ".reverse";

    @Test
    void aScoreIsPublishedOnceAndDoesNotComeBack() throws Exception {
        Score score = Birders.score("https://images.example/1.jpg", 4);
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.notRunning(bridge).isEmpty());
            topologyWrites(List.of(score));
            await().atMost(SOON).until(() -> World.lane(bridge, LANE).mirrored() == 1);
            await().atMost(SOON).until(() -> World.lane(bridge, "score").sequence() == 1);
            assertThat(World.lane(bridge, "score").skipped()).isOne();
        }
        assertThat(world.topic(SCORES.topic()).records()).hasSize(1);
        MessageInfo message = world.streams().getMessage("SCORE", 1);
        assertThat(message.getSubject()).isEqualTo(SCORES.subjectOf(score));
        assertThat(World.NATS_FORMAT.decode(message.getData())).isEqualTo(score);
        assertThat(message.getHeaders().getFirst(EventHeaders.NATS_MESSAGE_ID)).isEqualTo(score.getId());
        assertThat(message.getHeaders().getFirst(EventHeaders.NATS_ORIGIN)).isEqualTo(EventHeaders.ORIGIN_KAFKA);
        assertThat(world.streams().getStreamInfo("SCORE").getStreamState().getMsgCount())
                .isOne();
    }

    @Test
    void whatCameFromNatsIsNotPublishedAgain() throws Exception {
        world.publish(Birders.score("https://images.example/1.jpg", 3));
        try (Bridge bridge = world.bridge()) {
            await().atMost(SOON).until(() -> World.lane(bridge, "score").mirrored() == 1);
            await().atMost(SOON).until(() -> World.lane(bridge, LANE).skipped() == 1);
            assertThat(World.lane(bridge, LANE).mirrored()).isZero();
        }
        assertThat(world.streams().getStreamInfo("SCORE").getStreamState().getMsgCount())
                .isOne();
    }

    @Test
    void aCrashAfterTheAcknowledgementsAndBeforeTheCommitPublishesNothingTwiceEvenWhenJetStreamForgot()
            throws Exception {
        world.streams()
                .updateStream(io.nats.client.api.StreamConfiguration.builder(
                                world.streams().getStreamInfo("SCORE").getConfiguration())
                        .duplicateWindow(Duration.ofMillis(100))
                        .build());
        var crashes = new AtomicInteger();
        Probe crash = (lane, point) -> {
            if (lane.equals(LANE) && point == Probe.Point.PRODUCED && crashes.incrementAndGet() <= 2) {
                throw new IllegalStateException("crash");
            }
        };
        var scores = new ArrayList<Score>();
        for (int i = 0; i < 40; i++) {
            scores.add(Birders.score("https://images.example/" + i % 7 + ".jpg", 1 + i % 5));
        }
        try (Bridge bridge = world.bridge(world.alone("first"), crash)) {
            await().atMost(SOON)
                    .until(() -> World.lane(bridge, LANE).state() == dev.shrike.bridge.lane.LaneState.RUNNING);
            topologyWrites(scores);
            await().atMost(SOON).until(() -> crashes.get() > 2);
            await().atMost(SOON).until(() -> World.lane(bridge, "score").sequence() == 40);
        }
        var ids = new ArrayList<String>();
        for (long sequence = 1;
                sequence
                        <= world.streams()
                                .getStreamInfo("SCORE")
                                .getStreamState()
                                .getLastSequence();
                sequence++) {
            ids.add(world.streams().getMessage("SCORE", sequence).getHeaders().getFirst(EventHeaders.NATS_MESSAGE_ID));
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        scores.stream().map(Score::getId).toList());
    }

    private void topologyWrites(List<Score> scores) throws Exception {
        ConfluentFormat format = world.kafkaFormat();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", world.servers().kafkaBootstrap());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Score score : scores) {
                var written = new ProducerRecord<>(
                        SCORES.topic(), SCORES.keyOf(score).getBytes(StandardCharsets.UTF_8), format.encode(score));
                written.headers()
                        .add(EventHeaders.KAFKA_ORIGIN, EventHeaders.ORIGIN_TOPOLOGY.getBytes(StandardCharsets.UTF_8));
                producer.send(written).get(10, TimeUnit.SECONDS);
            }
        }
    }
}
