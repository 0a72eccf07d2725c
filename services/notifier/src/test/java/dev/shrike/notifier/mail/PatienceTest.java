package dev.shrike.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void pauses_double_from_two_seconds_up_to_ten_minutes() {
        assertThat(Patience.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Patience.pauseAfter(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Patience.pauseAfter(9)).isEqualTo(Duration.ofSeconds(512));
        assertThat(Patience.pauseAfter(10)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Patience.pauseAfter(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void it_ends_after_some_three_hours() {
        Duration all = IntStream.range(1, Patience.ATTEMPTS)
                .mapToObj(Patience::pauseAfter)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofHours(2), Duration.ofHours(4));
        assertThat(Patience.isExhaustedAfter(Patience.ATTEMPTS - 1)).isFalse();
        assertThat(Patience.isExhaustedAfter(Patience.ATTEMPTS)).isTrue();
    }
}
