package dev.shrike.rest.identity;

import java.util.UUID;

/**
 * Says which well-signed, unexpired person tokens are no longer welcome: those of erased people, those of ended sessions.
 * Every bean of this type is asked for every request of a person, on a thread that may block; answers should come from
 * memory mostly.
 */
public interface RefusedTokens {

    /**
     * Whether to refuse the token.
     *
     * @param tokenId the token's jti
     */
    boolean refuses(UUID person, String tokenId);
}
