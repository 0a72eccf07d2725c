package dev.shrike.users.recipient;

import java.time.Duration;

/** Pauses between the attempts of a delivery: five seconds, then each twice as long as the one before, up to an hour. Pure. */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 10;

    /** How long one failure holds up what else waits for the recipient. */
    private static final Duration OTHERS = Duration.ofMinutes(1);

    private Patience() {}

    static Duration after(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    static Duration ofOthers(Duration pause) {
        return pause.compareTo(OTHERS) < 0 ? pause : OTHERS;
    }
}
