package dev.shrike.topology.runtime;

import java.time.Duration;

/**
 * What becomes of state folders of topologies that do not run here any more.
 *
 * @param remove whether those go that can be made again
 * @param unusedFor how long nobody must have written to them
 */
public record OrphanPolicy(boolean remove, Duration unusedFor) {

    /** Checks the time. */
    public OrphanPolicy {
        if (unusedFor.isNegative()) {
            throw new IllegalArgumentException("Unused for a time of 0 or more");
        }
    }

    /** They are told of, and stay. */
    public static OrphanPolicy report() {
        return new OrphanPolicy(false, Duration.ofDays(1));
    }
}
