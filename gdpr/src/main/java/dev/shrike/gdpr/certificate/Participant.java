package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who had to remove what they held.
 *
 * @param acknowledged when they said that they had; empty as long as they have not
 * @param counts how many of what they removed, in words of their own
 */
public record Participant(String name, Optional<Instant> acknowledged, Map<String, Long> counts) {

    private static final int MOST_COUNTS = 100;

    /** @throws IllegalArgumentException when it is not what may stand in a certificate; see {@link #isName} */
    public Participant {
        Permitted.name("name of a participant", name);
        acknowledged = acknowledged.map(time -> Permitted.time("acknowledged", time));
        counts = Map.copyOf(counts);
        Permitted.require(counts.size() <= MOST_COUNTS, counts, "counts are more than " + MOST_COUNTS);
        counts.forEach((what, count) -> Permitted.count("count " + Permitted.name("name of a count", what), count));
    }

    /**
     * Whether a participant, a count or a purpose may be called so: up to 100 letters, digits and {@code . _ : / -}, beginning
     * with a letter or digit, and no UUID in it.
     */
    public static boolean isName(String text) {
        return Permitted.isName(text);
    }
}
