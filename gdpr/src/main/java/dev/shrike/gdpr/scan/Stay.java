package dev.shrike.gdpr.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a part of a place keeps what it holds, and with it a pseudonymous id that stands there in clear.
 *
 * @param words for people: "30 days", "until its key is compacted away", "for ever"
 * @param lifetime from the time of a record on, where that is what ends it
 */
public record Stay(String words, Optional<Duration> lifetime) {

    /** Kept without an end, on purpose: the ledger, the fence. */
    public static Stay forEver() {
        return new Stay("for ever", Optional.empty());
    }

    /** Removed when it is so old. */
    public static Stay of(Duration lifetime) {
        return new Stay(words(lifetime), Optional.of(lifetime));
    }

    /** Ended by something else than age. */
    public static Stay until(String words) {
        return new Stay(words, Optional.empty());
    }

    /** When what is so old now is gone. */
    Optional<Instant> endOf(Instant newest) {
        return lifetime.map(newest::plus);
    }

    private static String words(Duration lifetime) {
        if (lifetime.toDays() > 0) {
            return lifetime.toDays() == 1 ? "1 day" : lifetime.toDays() + " days";
        }
        return lifetime.toHours() > 0 ? lifetime.toHours() + " h" : lifetime.toMinutes() + " min";
    }
}
