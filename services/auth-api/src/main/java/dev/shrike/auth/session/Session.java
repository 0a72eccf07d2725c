package dev.shrike.auth.session;

import dev.shrike.rest.identity.PersonToken;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * One issued token.
 *
 * @param id the token's jti
 * @param ended when the person logged out, if so
 */
@MappedEntity("session")
public record Session(
        @Id UUID id,
        UUID userId,
        Instant issued,
        Instant expires,
        @Nullable Instant ended) {

    /** The session that a new token begins. */
    public static Session of(UUID userId, PersonToken token) {
        return new Session(token.id(), userId, token.issued(), token.expires(), null);
    }
}
