package dev.shrike.gdpr.right;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which days are worked on: none of the week's days of rest, no public holiday. Immutable.
 *
 * @param restDays of each week; at least one day of the week is left
 * @param holidays single ones
 * @param yearlyHolidays those that come back on the same date
 */
public record WorkingDays(Set<DayOfWeek> restDays, Set<LocalDate> holidays, Set<MonthDay> yearlyHolidays) {

    /** Longer than any run of days off that a calendar has; a configuration with a longer one is a mistake. */
    private static final int LONGEST_REST = 31;

    /** Mondays to Fridays. */
    public static final WorkingDays WEEKDAYS =
            new WorkingDays(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());

    /** @throws IllegalArgumentException when no day of the week would be left */
    public WorkingDays {
        restDays = Set.copyOf(restDays);
        holidays = Set.copyOf(holidays);
        yearlyHolidays = Set.copyOf(yearlyHolidays);
        if (restDays.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("Every day of the week is a day of rest");
        }
    }

    /**
     * From text, as settings have it.
     *
     * @param holidays {@code 2026-04-03} for a single one, {@code 12-25} for one of every year
     * @throws IllegalArgumentException when one is neither
     */
    public static WorkingDays of(Set<DayOfWeek> restDays, List<String> holidays) {
        Set<LocalDate> single = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        for (String holiday : holidays) {
            try {
                if (holiday.length() == "12-25".length()) {
                    yearly.add(MonthDay.parse("--" + holiday));
                } else {
                    single.add(LocalDate.parse(holiday));
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("A holiday is 2026-04-03 or 12-25, not " + holiday, e);
            }
        }
        return new WorkingDays(restDays, single, yearly);
    }

    /** Whether the day is worked on. */
    public boolean contains(LocalDate day) {
        return !restDays.contains(day.getDayOfWeek())
                && !holidays.contains(day)
                && !yearlyHolidays.contains(MonthDay.from(day));
    }

    /**
     * The day itself, or the first working day after it.
     *
     * @throws IllegalStateException when no day within a month is worked on
     */
    public LocalDate onOrAfter(LocalDate day) {
        for (int later = 0; later <= LONGEST_REST; later++) {
            if (contains(day.plusDays(later))) {
                return day.plusDays(later);
            }
        }
        throw new IllegalStateException("The calendar has no working day in the month from " + day);
    }
}
