package dev.shrike.ticks.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MonthsTest {
    private static final Instant TICKED = Instant.parse("2025-01-02T03:04:05Z");

    @Test
    void the_month_is_the_one_that_the_observer_wrote() {
        assertThat(Months.of("2024-05-31T23:30:00-04:00", TICKED)).isEqualTo("2024-05");
        assertThat(Months.of("2024-06-01", TICKED)).isEqualTo("2024-06");
    }

    @Test
    void without_a_time_of_observation_the_tick_counts_when_it_was_ticked() {
        assertThat(Months.of(null, TICKED)).isEqualTo("2025-01");
        assertThat(Months.of("long ago", TICKED)).isEqualTo("2025-01");
    }
}
