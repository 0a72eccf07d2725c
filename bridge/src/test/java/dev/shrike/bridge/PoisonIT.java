package dev.shrike.bridge;

import static dev.shrike.bridge.CommittedTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.tick.v1.Tick;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PoisonIT extends InAWorld {
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @Test
    void whatCannotBeMirroredIsKeptWithItsReasonAndTheNextEventArrives() throws Exception {
        Tick tick = Birders.tick("https://images.example/1.jpg");
        String subject = World.ticks().subjectOf(tick);
        byte[] payload = World.NATS_FORMAT.encode(tick);
        byte[] cut = Arrays.copyOf(payload, payload.length - 20);
        byte[] foreign = payload.clone();
        foreign[5] ^= 0x55;
        Headers traced =
                new Headers().put(EventHeaders.TRACEPARENT, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        world.publish(subject, traced, cut);
        world.publish(subject, new Headers(), foreign);
        world.publish(subject.replace(".v1.", ".v9."), new Headers(), payload);
        world.publish(subject, new Headers(), "not Avro at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.publish(World.ticks().subjectOf(Birders.tick("https://images.example/2.jpg")), new Headers(), payload);
        world.publish(Birders.tickWithNote("https://images.example/big.jpg", TWO_MEGABYTES));
        world.publish(tick);

        try (Bridge bridge = world.bridge()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> World.lane(bridge, "tick").sequence() == 7);
            assertThat(World.lane(bridge, "tick").deadLetters()).isEqualTo(6);
            // The other lanes may still be finding their positions.
            await().atMost(Duration.ofSeconds(30)).until(bridge::healthy);
        }
        assertThat(world.topic(World.ticks().topic()).ids()).containsExactly(tick.getId());
        Map<String, ConsumerRecord<byte[], byte[]>> letters = world.topic("dead-letter").records().stream()
                .collect(Collectors.toMap(letter -> header(letter, "dead_letter_reason"), Function.identity()));
        assertThat(letters)
                .containsOnlyKeys(
                        "malformed-body",
                        "unknown-schema",
                        "unknown-subject",
                        "unknown-format",
                        "wrong-subject",
                        "too-large");
        ConsumerRecord<byte[], byte[]> truncated = letters.get("malformed-body");
        assertThat(truncated.value()).isEqualTo(cut);
        assertThat(header(truncated, EventHeaders.NATS_SUBJECT)).isEqualTo(subject);
        assertThat(header(truncated, EventHeaders.NATS_STREAM)).isEqualTo("TICK");
        assertThat(header(truncated, EventHeaders.NATS_SEQUENCE)).isEqualTo("1");
        assertThat(header(truncated, "source_header." + EventHeaders.TRACEPARENT))
                .startsWith("00-4bf92f");
        assertThat(letters.get("too-large").value()).hasSizeGreaterThan(TWO_MEGABYTES);
    }
}
