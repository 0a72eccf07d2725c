package dev.shrike.bridge.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final int LIMIT = 1_000_000;

    @Test
    void theBytesAreKeptAsTheyWere() {
        var kept = letter(new byte[] {1, 2, 3}, Map.of("ce-id", "x")).record(LIMIT);
        assertThat(kept.value()).containsExactly(1, 2, 3);
        assertThat(kept.key()).asString(StandardCharsets.UTF_8).isEqualTo("tick.v1.a.new");
        assertThat(kept.headers().lastHeader(DeadLetter.FULL_LENGTH)).isNull();
        assertThat(kept.headers().lastHeader(DeadLetter.SOURCE_HEADER + "ce-id").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("x");
    }

    @Test
    void whatDoesNotFitIsCutAndSaysHowLongItWas() {
        var kept = letter(new byte[LIMIT], Map.of()).record(LIMIT);
        assertThat(kept.value()).hasSizeLessThan(LIMIT);
        assertThat(kept.headers().lastHeader(DeadLetter.FULL_LENGTH).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Integer.toString(LIMIT));
    }

    @Test
    void headersWithoutEndLeaveRoomForTheRest() {
        String endless = "x".repeat(100_000);
        var kept = letter(new byte[0], Map.of("a", endless, "b", endless)).record(LIMIT);
        int size = 0;
        for (var header : kept.headers()) {
            size += header.value().length;
        }
        assertThat(size).isLessThan(64 * 1024);
    }

    private static DeadLetter letter(byte[] payload, Map<String, String> headers) {
        return new DeadLetter("tick", Reason.MALFORMED_BODY, "cut off", "tick.v1.a.new", payload, Map.of(), headers);
    }
}
