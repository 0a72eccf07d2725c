package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StreamTableTest {
    @Test
    void aCursorComesBackAsItWas() {
        Positions positions = Frames.TABLE.unknown().with(Frames.TICK, 12).with(Frames.RATE, 0);

        assertThat(Frames.TABLE.parse(Frames.TABLE.cursor(positions))).isEqualTo(positions);
    }

    @Test
    void zeroIsTheBeginningOfAllStreams() {
        assertThat(Frames.TABLE.parse("0")).isEqualTo(Frames.TABLE.unknown());
    }

    @Test
    void anythingElseIsRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Frames.TABLE.parse("7"));
    }
}
