package dev.shrike.rest.identity;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Who made a request. Immutable.
 *
 * @param id the person's id; for a service an id derived from its name, which is no person's
 * @param admin whether the caller may act for every person
 * @param service whether the caller is a service of the platform
 */
public record Caller(UUID id, boolean admin, boolean service) {

    /** The caller of an authenticated request. */
    public static Caller of(Authentication authentication) {
        boolean service = authentication.getRoles().contains(Roles.SERVICE);
        String name = authentication.getName();
        UUID id = service
                ? UUID.nameUUIDFromBytes(("service:" + name).getBytes(StandardCharsets.UTF_8))
                : UUID.fromString(name);
        return new Caller(id, authentication.getRoles().contains(Roles.ADMIN), service);
    }

    /** Whether the caller is this person or an admin. Services have endpoints of their own and act for nobody. */
    public boolean mayActFor(UUID person) {
        return admin || (!service && id.equals(person));
    }

    /**
     * Ends the request unless the caller is this person or an admin.
     *
     * @throws ProblemException 403; the same whether or not the person exists
     */
    public void requireSelfOrAdmin(UUID person) {
        if (!mayActFor(person)) {
            throw ProblemException.forbidden("Only the person or an admin may do this.");
        }
    }
}
