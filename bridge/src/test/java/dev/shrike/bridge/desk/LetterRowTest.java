package dev.shrike.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterRowTest {

    @Test
    void aTopologysLetterTellsItsReasonAndPlace() {
        LetterRow row = LetterRow.of(Letters.of(
                Map.of(
                        "__streams.errors.message", "The tick of its image never came",
                        "__streams.errors.topic", "rate.v1"),
                new byte[3]));

        assertThat(row.lane()).isEmpty();
        assertThat(row.reason()).isEqualTo("topology");
        assertThat(row.detail()).isEqualTo("The tick of its image never came (from rate.v1)");
    }

    @Test
    void theMessageOfAnExceptionIsNotTold() {
        LetterRow row = LetterRow.of(Letters.of(
                Map.of(
                        "__streams.errors.exception", "org.apache.kafka.common.errors.SerializationException",
                        "__streams.errors.message", "cannot read 'Ana Lima'",
                        "__streams.errors.topic", "tick.v1",
                        "__streams.errors.partition", "3",
                        "__streams.errors.offset", "41"),
                new byte[3]));

        assertThat(row.detail()).isEqualTo("org.apache.kafka.common.errors.SerializationException (from tick.v1-3@41)");
    }

    @Test
    void headersThatNoEventHasAreClosed() {
        Map<String, String> shown = SafeHeaders.of(Letters.of(
                Map.of(
                        "source_header.ce-type", "dev.shrike.tick.v1.new",
                        "source_header.X-User", "Ana Lima",
                        "source_header.traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                new byte[0]));

        assertThat(shown)
                .containsEntry("ce-type", "dev.shrike.tick.v1.new")
                .containsEntry("X-User", "(closed: 8 characters)")
                .containsKey("traceparent");
    }
}
