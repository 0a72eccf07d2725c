package dev.shrike.users.right;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.gdpr.right.Deadlines;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsSettingsTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void zoneRestDaysAndHolidaysAreThoseOfTheController() {
        List<DayOfWeek> rest = List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

        Deadlines deadlines = new RightsSettings("Asia/Riyadh", rest, List.of("09-23", "2026-12-27"), WEEK).deadlines();

        assertThat(deadlines.zone()).hasToString("Asia/Riyadh");
        assertThat(deadlines.due(LocalDate.parse("2026-11-26"), 0, 0)).isEqualTo("2026-12-28");
        assertThat(deadlines.due(LocalDate.parse("2026-08-23"), 0, 0)).isEqualTo("2026-09-24");
    }

    @Test
    void aCalendarThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new RightsSettings("Mars/Olympus", List.of(), null, WEEK).deadlines())
                .isInstanceOf(DateTimeException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RightsSettings("UTC", List.of(), List.of("Christmas"), WEEK).deadlines())
                .withMessageContaining("Christmas");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RightsSettings("UTC", List.of(), null, Duration.ofDays(-1)));
    }
}
