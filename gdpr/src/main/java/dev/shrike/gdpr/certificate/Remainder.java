package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that stays, and rightly so.
 *
 * @param what in plain words
 * @param until when it will be gone; empty when it stays for good
 */
public record Remainder(String what, Optional<Instant> until) {

    /** @throws IllegalArgumentException when it is not what may stand in a certificate */
    public Remainder {
        Permitted.prose("what remains", what);
        until = until.map(time -> Permitted.time("until", time));
    }
}
