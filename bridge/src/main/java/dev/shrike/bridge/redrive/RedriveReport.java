package dev.shrike.bridge.redrive;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a redrive did, or would do.
 *
 * @param counts letters by fate
 * @param more whether letters are left over because one run takes only so many
 */
public record RedriveReport(Map<Fate, Integer> counts, boolean more) {
    public RedriveReport {
        counts = Map.copyOf(counts);
    }

    /** How many letters had this fate. */
    public int count(Fate fate) {
        return counts.getOrDefault(fate, 0);
    }

    /** Whether every letter is settled. */
    public boolean allSettled() {
        return !more && counts.keySet().stream().allMatch(Fate::isSettled);
    }

    /** Counts fates as they come. Used by one thread. */
    static final class Counting {
        private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);

        void add(Redriven letter) {
            counts.merge(letter.fate(), 1, Integer::sum);
        }

        RedriveReport report(boolean more) {
            return new RedriveReport(counts, more);
        }
    }
}
