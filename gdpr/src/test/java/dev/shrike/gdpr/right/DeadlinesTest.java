package dev.shrike.gdpr.right;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    /** A calendar without days off, in which the months alone show. */
    private static final Deadlines PLAIN = new Deadlines(ZoneOffset.UTC, new WorkingDays(Set.of(), Set.of(), Set.of()));

    private static final Deadlines WEEKDAYS = new Deadlines(ZoneOffset.UTC, WorkingDays.WEEKDAYS);
    private static final Deadlines MONTEVIDEO = new Deadlines(ZoneId.of("America/Montevideo"), WorkingDays.WEEKDAYS);
    private static final Deadlines BERLIN = new Deadlines(ZoneId.of("Europe/Berlin"), WorkingDays.WEEKDAYS);

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 0, 2026-04-05",
        "2026-01-31, 0, 2026-02-28",
        "2028-01-31, 0, 2028-02-29",
        "2028-01-29, 0, 2028-02-29",
        "2027-01-29, 0, 2027-02-28",
        "2028-02-29, 0, 2028-03-29",
        "2026-02-28, 0, 2026-03-28",
        "2026-03-31, 0, 2026-04-30",
        "2026-04-30, 0, 2026-05-30",
        "2026-12-31, 0, 2027-01-31",
        "2026-12-10, 0, 2027-01-10",
        "2026-11-30, 2, 2027-02-28",
        "2026-01-31, 1, 2026-03-31",
        "2026-01-31, 2, 2026-04-30",
        "2099-12-31, 2, 2100-03-31",
        "2100-01-31, 0, 2100-02-28",
    })
    void aMonthEndsWithTheSameDateOrWithTheLastThatThereIs(LocalDate received, int extraMonths, LocalDate due) {
        assertThat(PLAIN.due(received, extraMonths, 0)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-03-02", // 28 February is a Saturday
        "2026-03-05, 2026-04-06", // 5 April is a Sunday
        "2026-03-06, 2026-04-06",
        "2026-11-26, 2026-12-28",
        "2026-12-02, 2027-01-04",
        "2028-01-31, 2028-02-29",
    })
    void aMonthThatEndsAtAWeekendEndsOnTheNextWorkingDay(LocalDate received, LocalDate due) {
        assertThat(WEEKDAYS.due(received, 0, 0)).isEqualTo(due);
    }

    @Test
    void aMonthThatEndsOnAHolidayEndsOnTheNextWorkingDay() {
        WorkingDays days = WorkingDays.of(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of("2026-04-03", "2026-04-06", "12-25", "12-26"));
        Deadlines deadlines = new Deadlines(ZoneOffset.UTC, days);

        assertThat(deadlines.due(LocalDate.parse("2026-03-03"), 0, 0)).isEqualTo("2026-04-07"); // Easter in between
        assertThat(deadlines.due(LocalDate.parse("2026-11-25"), 0, 0)).isEqualTo("2026-12-28");
        assertThat(deadlines.due(LocalDate.parse("2027-11-25"), 0, 0)).isEqualTo("2027-12-27");
        assertThat(deadlines.due(LocalDate.parse("2027-03-03"), 0, 0)).isEqualTo("2027-04-05"); // a Saturday, no Easter
    }

    @Test
    void theDayIsThatOfTheTimeZone() {
        Instant lateInMontevideo = Instant.parse("2026-02-01T02:59:59Z");

        assertThat(MONTEVIDEO.dayOf(lateInMontevideo)).isEqualTo("2026-01-31");
        assertThat(WEEKDAYS.dayOf(lateInMontevideo)).isEqualTo("2026-02-01");
    }

    @Test
    void aDayOfTwentyThreeOrTwentyFiveHoursEndsAtMidnightAllTheSame() {
        LocalDate shortDay = LocalDate.parse("2026-03-29");
        LocalDate longDay = LocalDate.parse("2026-10-25");

        assertThat(BERLIN.endOf(shortDay)).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(BERLIN.endOf(longDay)).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(BERLIN.dayOf(Instant.parse("2026-03-29T21:59:59Z"))).isEqualTo(shortDay);
        assertThat(BERLIN.dayOf(Instant.parse("2026-10-25T22:59:59Z"))).isEqualTo(longDay);
    }

    @Test
    void aCalendarWithoutWorkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingDays(EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingDays.of(Set.of(), List.of("25.12.")))
                .withMessageContaining("25.12.");
        Set<LocalDate> wholeSummer = Set.copyOf(LocalDate.parse("2026-07-01")
                .datesUntil(LocalDate.parse("2026-09-30"))
                .toList());
        WorkingDays noSummer = new WorkingDays(Set.of(), wholeSummer, Set.of());
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> noSummer.onOrAfter(LocalDate.parse("2026-07-02")));
    }

    @Property
    void theLastDayIsAWorkingDayAndTheFirstOneFromTheDateOn(
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 2) int extra,
            @ForAll @IntRange(max = 90) int paused) {
        LocalDate date = PLAIN.due(received, extra, paused);
        LocalDate due = WEEKDAYS.due(received, extra, paused);

        assertThat(WorkingDays.WEEKDAYS.contains(due)).isTrue();
        assertThat(due).isAfterOrEqualTo(date);
        assertThat(date.datesUntil(due)).noneMatch(WorkingDays.WEEKDAYS::contains);
    }

    @Property
    void theLastMonthIsTheNextOneAndItsDayTheSameOrTheLast(
            @ForAll("days") LocalDate received, @ForAll @IntRange(max = 2) int extra) {
        LocalDate due = PLAIN.due(received, extra, 0);
        YearMonth last = YearMonth.from(received).plusMonths(1L + extra);

        assertThat(YearMonth.from(due)).isEqualTo(last);
        assertThat(due.getDayOfMonth()).isEqualTo(Math.min(received.getDayOfMonth(), last.lengthOfMonth()));
    }

    @Property
    void whatComesLaterIsNotDueEarlier(
            @ForAll("days") LocalDate received,
            @ForAll @IntRange(max = 400) int later,
            @ForAll @IntRange(max = 2) int extra) {
        assertThat(WEEKDAYS.due(received.plusDays(later), extra, 0)).isAfterOrEqualTo(WEEKDAYS.due(received, extra, 0));
    }

    @Property
    void eachPausedDayIsAdded(@ForAll("days") LocalDate received, @ForAll @IntRange(max = 365) int paused) {
        LocalDate without = PLAIN.due(received, 0, 0);

        assertThat(ChronoUnit.DAYS.between(without, PLAIN.due(received, 0, paused)))
                .isEqualTo(paused);
    }

    @Property
    void aDeadlineHasNotPassedOnItsDayAndHasOnTheNext(@ForAll("days") LocalDate day) {
        Instant end = BERLIN.endOf(day);

        assertThat(BERLIN.dayOf(end.minusNanos(1))).isEqualTo(day);
        assertThat(BERLIN.dayOf(end)).isEqualTo(day.plusDays(1));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.parse("2018-05-25").toEpochDay(),
                        LocalDate.parse("2110-01-01").toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
