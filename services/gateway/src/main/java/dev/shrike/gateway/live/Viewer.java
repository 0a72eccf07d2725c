package dev.shrike.gateway.live;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks at live events, for as long as the token is good.
 *
 * @param id the person
 * @param everything whether events about others are shown, too: to administrators and operators, with what was sealed for others closed
 * @param tokenId id of the token, by which the end of its session is noticed
 * @param expires when the token ends; empty where that is not known
 */
public record Viewer(UUID id, boolean everything, String tokenId, Optional<Instant> expires) {

    /**
     * The viewer of an authenticated request.
     *
     * @throws ProblemException 403 for a service: services have subscriptions of their own
     */
    public static Viewer of(Authentication authentication) {
        Collection<String> roles = authentication.getRoles();
        if (roles.contains(Roles.SERVICE)) {
            throw ProblemException.forbidden("Live events are for people.");
        }
        return new Viewer(
                UUID.fromString(authentication.getName()),
                roles.contains(Roles.ADMIN) || roles.contains(Roles.OPERATOR),
                String.valueOf(authentication.getAttributes().get("jti")),
                authentication.getAttributes().get("exp") instanceof Number seconds
                        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                        : Optional.empty());
    }
}
