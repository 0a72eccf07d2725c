package dev.shrike.gdpr.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * The time of a key-encryption key.
 *
 * @param began when it wrapped first
 * @param retired when another took over; keys are wrapped anew from then on
 * @param closed when the last living key had left it; the tables take no other from then on
 * @param destroyed from when on it is certain that it exists nowhere
 * @param living data keys that it wraps
 * @param dead data keys that it wrapped when they were destroyed
 */
public record KekEpoch(
        String kekId,
        Instant began,
        Optional<Instant> retired,
        Optional<Instant> closed,
        Optional<Instant> destroyed,
        long living,
        long dead) {

    /** How far it is: {@code current}, {@code retired}, {@code closed} or {@code destroyed}. */
    public String state() {
        if (destroyed.isPresent()) {
            return "destroyed";
        }
        if (closed.isPresent()) {
            return "closed";
        }
        return retired.isPresent() ? "retired" : "current";
    }
}
