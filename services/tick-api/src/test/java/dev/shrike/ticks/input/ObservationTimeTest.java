package dev.shrike.ticks.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-05-20T19:00:00Z",
                "2021-05-20T19:00:00.123456-03:00",
                "2021-05-20",
                "1700-01-01",
                "2026-11-21",
                "2024-02-29"
            })
    void an_instant_or_a_date_is_accepted(String value) {
        assertThat(ObservationTimeValidator.isPlausible(value, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2021-05-20T19:00:00",
                "2021-05",
                "20.05.2021",
                "2021-02-30",
                "1699-12-31",
                "0000-01-01",
                "2026-11-22",
                "9999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59Z",
                "1621515600"
            })
    void nonsense_the_distant_past_and_the_future_are_refused(String value) {
        assertThat(ObservationTimeValidator.isPlausible(value, NOW)).isFalse();
    }
}
