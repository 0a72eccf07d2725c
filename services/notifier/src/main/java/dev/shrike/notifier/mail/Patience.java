package dev.shrike.notifier.mail;

import java.time.Duration;

/** How long, and how often, delivery is tried: pauses double from 2 s to 10 min, some three hours in all. Pure. */
final class Patience {
    static final int ATTEMPTS = 26;

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 9;

    private Patience() {}

    static Duration pauseAfter(int attempt) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    static boolean isExhaustedAfter(int attempt) {
        return attempt >= ATTEMPTS;
    }
}
