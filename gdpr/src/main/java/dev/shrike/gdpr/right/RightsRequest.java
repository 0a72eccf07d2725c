package dev.shrike.gdpr.right;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A request, as far as its deadline depends on it. Immutable; follows from its events by {@link #evolve}.
 *
 * @param received the day it reached the controller, whichever way
 * @param extraMonths by which the period was extended, 0 to 2
 * @param pausedSince the day on which the clock stopped; empty while it runs
 * @param pausedDays on which it stood still before
 */
public record RightsRequest(
        RequestKind kind,
        RequestState state,
        LocalDate received,
        int extraMonths,
        Optional<LocalDate> pausedSince,
        int pausedDays) {

    /** A request that nothing has happened to. */
    public static RightsRequest received(RequestEvent.Received event) {
        return new RightsRequest(event.kind(), RequestState.OPEN, event.on(), 0, Optional.empty(), 0);
    }

    /** What it is after something happened to it. */
    public RightsRequest evolve(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Received received -> received(received);
            case RequestEvent.Extended extended ->
                new RightsRequest(kind, state, received, extended.months(), pausedSince, pausedDays);
            case RequestEvent.Paused paused ->
                new RightsRequest(
                        kind, RequestState.PAUSED, received, extraMonths, Optional.of(paused.on()), pausedDays);
            case RequestEvent.Resumed resumed -> running(RequestState.OPEN, resumed.on());
            case RequestEvent.Granted granted -> running(RequestState.GRANTED, granted.on());
            case RequestEvent.Refused refused -> running(RequestState.REFUSED, refused.on());
            case RequestEvent.Withdrawn withdrawn -> running(RequestState.WITHDRAWN, withdrawn.on());
        };
    }

    /** How many days the clock has stood still by then. */
    int pausedDaysUntil(LocalDate today) {
        return pausedDays
                + pausedSince
                        .map(since -> Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(since, today))))
                        .orElse(0);
    }

    private RightsRequest running(RequestState next, LocalDate on) {
        return new RightsRequest(kind, next, received, extraMonths, Optional.empty(), pausedDaysUntil(on));
    }
}
