package dev.shrike.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Moment moment = new Moment(InstantSource.fixed(NOW));

    @Test
    void aTimeIsReadAsItIs() {
        assertThat(moment.read("2026-11-20T22:30:00Z")).contains(Instant.parse("2026-11-20T22:30:00Z"));
    }

    @Test
    void anAgeIsCountedFromNow() {
        assertThat(moment.read("90s")).contains(NOW.minusSeconds(90));
        assertThat(moment.read("30m")).contains(NOW.minus(Duration.ofMinutes(30)));
        assertThat(moment.read("2h")).contains(NOW.minus(Duration.ofHours(2)));
        assertThat(moment.read("7d")).contains(NOW.minus(Duration.ofDays(7)));
    }

    @Test
    void anythingElseIsNoMoment() {
        assertThat(moment.read("yesterday")).isEmpty();
        assertThat(moment.read("12345")).isEmpty();
        assertThat(moment.read("")).isEmpty();
    }
}
