package dev.shrike.users.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A completed erasure on its way to the next certificate.
 *
 * @param erasure its id
 * @param person who was erased
 * @param shredded when the keys were destroyed
 * @param now when this was looked up
 * @param backupHorizon how long backups are kept at most
 */
public record ErasedPerson(UUID erasure, UUID person, Instant shredded, Instant now, Duration backupHorizon) {

    /** Whether it took longer than that already. */
    public boolean waitsLongerThan(Duration limit) {
        return shredded.plus(limit).isBefore(now);
    }

    /** Whether every backup from before the keys were destroyed has expired. */
    public boolean backupsExpired() {
        return waitsLongerThan(backupHorizon);
    }
}
