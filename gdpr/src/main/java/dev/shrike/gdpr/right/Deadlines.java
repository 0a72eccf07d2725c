package dev.shrike.gdpr.right;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Until when requests have to be answered: one month after receipt, art. 12(3) GDPR, reckoned as Regulation (EEC, Euratom)
 * No 1182/71, art. 3, reckons: the day of receipt does not count, the period ends with the day of the last month that has the
 * same number, or with that month's last day when it has none such, and when that is no working day with the next one. Days
 * are those of one time zone. Immutable.
 *
 * @param zone where the controller is
 * @param workingDays of that place
 */
public record Deadlines(ZoneId zone, WorkingDays workingDays) {

    /** The law's period, in months. */
    public static final int MONTHS = 1;

    /** By how many months it can be extended at most. */
    public static final int MOST_EXTRA_MONTHS = 2;

    /** The day that a moment falls on here. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The first moment after a day: a deadline on that day has passed then. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The last day to answer.
     *
     * @param extraMonths by which the period was extended; counted from receipt, as the period itself
     * @param pausedDays on which the clock stood still
     */
    public LocalDate due(LocalDate received, int extraMonths, int pausedDays) {
        // plusMonths gives the last day of a month that has no day of this number
        return workingDays.onOrAfter(received.plusMonths(MONTHS + extraMonths).plusDays(pausedDays));
    }

    /** The last day to answer a request, as it stands today: a pause that goes on has moved it up to now. */
    public LocalDate due(RightsRequest request, LocalDate today) {
        return due(request.received(), request.extraMonths(), request.pausedDaysUntil(today));
    }

    /** The last day to tell the person of an extension: that of the period without one. */
    public LocalDate lastDayToExtend(RightsRequest request, LocalDate today) {
        return due(request.received(), 0, request.pausedDaysUntil(today));
    }

    /** Whether it should have been answered. A request whose clock stands still never is overdue. */
    public boolean overdue(RightsRequest request, LocalDate today) {
        return request.state() == RequestState.OPEN && today.isAfter(due(request, today));
    }
}
