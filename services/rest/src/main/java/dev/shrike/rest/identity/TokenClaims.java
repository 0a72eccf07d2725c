package dev.shrike.rest.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * What a token says, once its signature is verified.
 *
 * @param name person id or service name
 * @param tokenId id of the token itself
 */
record TokenClaims(String name, List<String> roles, String tokenId, Instant expires) {

    static final String ISSUER = "shrike";
    static final String ROLES = "roles";

    /** Empty when something that every token has is missing. */
    static Optional<TokenClaims> of(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        if (expires == null || claims.getSubject() == null || !ISSUER.equals(claims.getIssuer())) {
            return Optional.empty();
        }
        try {
            List<String> roles = claims.getStringListClaim(ROLES);
            String tokenId = Optional.ofNullable(claims.getJWTID()).orElse("");
            return Optional.of(new TokenClaims(
                    claims.getSubject(), roles == null ? List.of() : List.copyOf(roles), tokenId, expires.toInstant()));
        } catch (ParseException e) {
            return Optional.empty(); // roles are not a list of strings: no token of ours
        }
    }

    boolean expiredAt(Instant now) {
        return !now.isBefore(expires);
    }

    boolean isService() {
        return roles.contains(Roles.SERVICE);
    }
}
