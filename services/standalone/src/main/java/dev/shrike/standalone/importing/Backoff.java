package dev.shrike.standalone.importing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to go on asking a platform that does not answer.
 *
 * @param first pause after the first failure; doubles from then on
 * @param longest the longest pause
 * @param giveUpAfter how long a request is tried in all
 */
record Backoff(Duration first, Duration longest, Duration giveUpAfter) {
    private static final int MOST_DOUBLINGS = 20;

    static Backoff usual() {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    /** Pause before the next attempt, with jitter so that requests do not come back all at once. */
    Duration pause(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
