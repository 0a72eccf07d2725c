package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gateway.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SseBlocksTest {
    private final Frame frame = Frames.frame(
            Frames.TICK,
            7,
            Events.tick(UUID.randomUUID(), 1),
            Frames.TABLE.unknown().with(Frames.TICK, 7));

    @Test
    void anEventIsItsCursorItsNameAndItsJson() {
        Frame.Shown shown = new Frame.Shown(
                JsonNodeFactory.instance.objectNode(), "{\"note\":\"Ñandú\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(text(new Signal.Event(frame, shown, "c7")))
                .isEqualTo("id: c7\nevent: tick\ndata: {\"note\":\"Ñandú\"}\n\n");
    }

    @Test
    void aPositionIsACommentAndAnIdSoThatNoClientSeesAnEvent() {
        assertThat(text(new Signal.Position("c8"))).isEqualTo(": heartbeat\nid: c8\n\n");
    }

    @Test
    void aGapSaysFromWhereToWhere() {
        Signal.Gap gap = new Signal.Gap("tick", "TICK", Signal.Gap.EXPIRED, 3, 9L);

        assertThat(text(Signal.Notice.of(gap, "c9")))
                .isEqualTo("id: c9\nevent: gap\ndata: {\"event\":\"tick\",\"stream\":\"TICK\",\"reason\":\"expired\","
                        + "\"from\":3,\"to\":9}\n\n");
    }

    @Test
    void theLastEventSaysWhyAndWhereToGoOn() {
        assertThat(text(Signal.Notice.of(Ending.TOO_SLOW, "c10")))
                .isEqualTo("id: c10\nevent: dropped\ndata: {\"reason\":\"too-slow\",\"cursor\":\"c10\"}\n\n");
    }

    @Test
    void theOpeningSaysHowLongToWaitBeforeConnectingAgain() {
        assertThat(new String(SseBlocks.opening(Duration.ofSeconds(2)), StandardCharsets.US_ASCII))
                .isEqualTo("retry: 2000\n\n");
    }

    private static String text(Signal signal) {
        return new String(SseBlocks.write(List.of(signal)), StandardCharsets.UTF_8);
    }
}
