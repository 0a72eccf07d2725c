package dev.shrike.rest.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A signed person token. {@code toString} leaves the token out.
 *
 * @param value what stands after {@code Bearer}
 * @param id the token's own id (jti)
 */
public record PersonToken(String value, UUID id, Instant issued, Instant expires) {

    /** How long the token is good for, from its issue. */
    public Duration lifetime() {
        return Duration.between(issued, expires);
    }

    @Override
    public String toString() {
        return "PersonToken[id=" + id + ", expires=" + expires + "]";
    }
}
