package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final int[] STREAMS = {Frames.TICK, Frames.RATE};

    private final UUID ana = UUID.randomUUID();

    @Test
    void whoBeginsNowSharesEverybodysCursor() {
        Progress progress = new Progress(Frames.TABLE, STREAMS, null);

        assertThat(progress.offered(tick(7, at(7, 3)))).isEqualTo(cursor(7, 3));
        assertThat(progress.drained(at(9, 4))).isEqualTo(cursor(9, 4));
    }

    @Test
    void whatWasSeenElsewhereIsPassedOver() {
        Progress progress = new Progress(Frames.TABLE, STREAMS, at(8, 3));

        assertThat(progress.offered(tick(7, at(7, 3)))).isNull();
        assertThat(progress.offered(tick(8, at(8, 3)))).isNull();
        assertThat(progress.offered(tick(9, at(9, 3)))).isEqualTo(cursor(9, 3));
    }

    @Test
    void aCursorNeverFallsBehindWhatTheClientKnowsOfAnotherStream() {
        Progress progress = new Progress(Frames.TABLE, STREAMS, at(6, 20));

        assertThat(progress.offered(tick(7, at(7, 3)))).isEqualTo(cursor(7, 20));
        assertThat(progress.drained(at(7, 3))).isEqualTo(cursor(7, 20));
        assertThat(progress.offered(tick(8, at(8, 20)))).isEqualTo(cursor(8, 20));
        assertThat(progress.own()).isNull();
    }

    @Test
    void whatWasReplayedMovesTheCursorOfItsStreamOnly() {
        Progress progress = new Progress(Frames.TABLE, STREAMS, at(5, 3));

        progress.replayed(Frames.TICK, 6);
        assertThat(progress.cursor()).isEqualTo(cursor(6, 3));
        progress.reached(at(10, 2));
        assertThat(progress.cursor()).isEqualTo(cursor(10, 3));
    }

    @Test
    void aStreamThatBeganAnewIsShownFromItsBeginning() {
        Progress progress = new Progress(Frames.TABLE, STREAMS, at(500, 30));

        progress.begunAnew(Frames.TICK);
        assertThat(progress.offered(tick(1, at(1, 3)))).isEqualTo(cursor(1, 30));
    }

    private Frame tick(long sequence, Positions positions) {
        return Frames.frame(Frames.TICK, sequence, Events.tick(ana, 1), positions);
    }

    private static Positions at(long tick, long rate) {
        return Frames.TABLE.unknown().with(Frames.TICK, tick).with(Frames.RATE, rate);
    }

    private static String cursor(long tick, long rate) {
        return Frames.TABLE.cursor(at(tick, rate));
    }
}
