package dev.shrike.bridge.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class StoredLetterTest {
    private static final int LIMIT = 1_000_000;
    private static final Instant STORED = Instant.parse("2026-11-21T01:02:03.000000004Z");

    @Test
    void aLetterIsReadAsItWasWritten() {
        StoredLetter letter = StoredLetter.of(stored(letter(new byte[] {1, 2, 3})));
        assertThat(letter.id()).hasToString("3-42");
        assertThat(letter.lane()).isEqualTo("tick");
        assertThat(letter.reason()).isEqualTo("unknown-schema");
        assertThat(letter.payload()).containsExactly(1, 2, 3);
        assertThat(letter.isWhole()).isTrue();
        assertThat(letter.sourceHeaders()).containsExactly(Map.entry("ce-id", "x"));
        assertThat(letter.place())
                .contains(new StoredLetter.StreamPlace("TICK", 7, "tick.v1.a.new", Optional.of(STORED)));
    }

    @Test
    void aCutOneSaysHowLongItWas() {
        StoredLetter letter = StoredLetter.of(stored(letter(new byte[LIMIT])));
        assertThat(letter.isWhole()).isFalse();
        assertThat(letter.fullLength()).isEqualTo(LIMIT);
    }

    @Test
    void aMarkSettlesItsLetterAndIsNoLetter() {
        StoredLetter letter = StoredLetter.of(stored(letter(new byte[0])));
        ProducerRecord<byte[], byte[]> mark = LetterMark.of(letter);
        assertThat(mark.partition()).isEqualTo(3);
        assertThat(LetterMark.settled(stored(mark))).contains(new LetterId(3, 42));
        assertThat(LetterMark.settled(stored(letter(new byte[0])))).isEmpty();
    }

    @Test
    void settledLettersAreRememberedOneByOne() {
        var settled = new SettledLetters();
        settled.add(new LetterId(1, 65_536));
        settled.add(new LetterId(1, 5_000_000_000L));
        assertThat(settled.contains(new LetterId(1, 65_536))).isTrue();
        assertThat(settled.contains(new LetterId(1, 5_000_000_000L))).isTrue();
        assertThat(settled.contains(new LetterId(1, 65_535))).isFalse();
        assertThat(settled.contains(new LetterId(2, 65_536))).isFalse();
    }

    @Test
    void anIdIsPartitionAndOffset() {
        assertThat(LetterId.parse("3-1042")).isEqualTo(new LetterId(3, 1_042));
        assertThatIllegalArgumentException().isThrownBy(() -> LetterId.parse("3"));
        assertThatIllegalArgumentException().isThrownBy(() -> LetterId.parse("3-x"));
    }

    private static ProducerRecord<byte[], byte[]> letter(byte[] payload) {
        return new DeadLetter(
                        "tick",
                        Reason.UNKNOWN_SCHEMA,
                        "unknown",
                        "tick.v1.a.new",
                        payload,
                        Map.of(
                                "nats_stream",
                                "TICK",
                                "nats_sequence",
                                "7",
                                "nats_subject",
                                "tick.v1.a.new",
                                DeadLetter.STORED,
                                STORED.toString()),
                        Map.of("ce-id", "x"))
                .record(LIMIT);
    }

    private static ConsumerRecord<byte[], byte[]> stored(ProducerRecord<byte[], byte[]> written) {
        return new ConsumerRecord<>(
                written.topic(),
                3,
                42,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
