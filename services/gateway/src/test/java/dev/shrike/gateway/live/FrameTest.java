package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gateway.Events;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameTest {
    private final UUID ana = UUID.randomUUID();
    private final Viewer operator = Frames.operator();
    private final Tick tick = Events.tick(ana, 1);
    private final Made made = new Made();

    FrameTest() {
        tick.getData().getSighting().setNote(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }

    @Test
    void whatEverybodySeesIsMadeOnce() {
        Frame frame = Frames.frame(Frames.TICK, 1, tick, Frames.TABLE.unknown());

        assertThat(frame.show(made, operator)).isSameAs(frame.show(made, Frames.person(UUID.randomUUID())));
        assertThat(made.closed).isEqualTo(1);
    }

    @Test
    void whatIsOpenToAPersonIsNotKept() {
        Frame frame = Frames.frame(Frames.TICK, 1, tick, Frames.TABLE.unknown());

        assertThat(frame.show(made, Frames.person(ana))).isNotSameAs(frame.show(made, Frames.person(ana)));
        assertThat(made.opened).isEqualTo(2);
    }

    @Test
    void afterAnErasureWhatIsInMemoryIsMadeAnew() {
        Board board = new Board(Frames.TABLE, 10);
        Recorder client = new Recorder(LiveFilter.everything(), operator);
        board.open(Frames.TICK, 0);
        board.attach(client, null, 10);
        board.deliver(Frames.TICK, 1, tick, Frames.facts(tick));
        Frame frame = client.offered.getFirst();
        frame.show(made, operator);

        board.erased(UUID.randomUUID());
        frame.show(made, operator);
        assertThat(made.closed).as("of somebody else").isEqualTo(1);

        board.erased(ana);
        frame.show(made, operator);
        assertThat(made.closed).isEqualTo(2);
    }

    /** Counts what is made. */
    private static final class Made implements Frame.View {
        private int closed;
        private int opened;

        @Override
        public Frame.Shown closed(Frame frame) {
            closed++;
            return new Frame.Shown(JsonNodeFactory.instance.objectNode(), new byte[0]);
        }

        @Override
        public Frame.Shown opened(Frame frame, UUID person) {
            opened++;
            return new Frame.Shown(JsonNodeFactory.instance.objectNode(), new byte[0]);
        }
    }
}
