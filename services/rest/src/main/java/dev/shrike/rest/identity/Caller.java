package dev.shrike.rest.identity;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Who made a request. Immutable.
 *
 * @param id the person's id; for a service an id derived from its name, which is no person's
 * @param roles those of {@link Roles} that the token carries
 */
public record Caller(UUID id, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A caller with these roles. */
    public Caller(UUID id, String... roles) {
        this(id, Set.of(roles));
    }

    /** The caller of an authenticated request. */
    public static Caller of(Authentication authentication) {
        Collection<String> roles = authentication.getRoles();
        String name = authentication.getName();
        UUID id = roles.contains(Roles.SERVICE)
                ? UUID.nameUUIDFromBytes(("service:" + name).getBytes(StandardCharsets.UTF_8))
                : UUID.fromString(name);
        return new Caller(id, Set.copyOf(roles));
    }

    /** Whether the caller may act for every person. */
    public boolean admin() {
        return roles.contains(Roles.ADMIN);
    }

    /** Whether the caller is a service of the platform. */
    public boolean service() {
        return roles.contains(Roles.SERVICE);
    }

    /** Whether the caller is this person. */
    public boolean is(UUID person) {
        return !service() && id.equals(person);
    }

    /** Whether the caller is this person or an admin. Services have endpoints of their own and act for nobody. */
    public boolean mayActFor(UUID person) {
        return admin() || is(person);
    }

    /** Whether the caller looks after the rights of everybody: a privacy officer or an admin. */
    public boolean looksAfterPeople() {
        return admin() || roles.contains(Roles.PRIVACY_OFFICER);
    }

    /** Whether the caller may use this person's rights: the person, and who looks after people. It does not mean changing anything else. */
    public boolean mayLookAfter(UUID person) {
        return looksAfterPeople() || is(person);
    }

    /** Whether the caller keeps the platform running: an operator or an admin. */
    public boolean keepsThePlatform() {
        return admin() || roles.contains(Roles.OPERATOR);
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

    /**
     * Ends the request unless the caller is this person or looks after people.
     *
     * @throws ProblemException 403; the same whether or not the person exists
     */
    public void requireMayLookAfter(UUID person) {
        if (!mayLookAfter(person)) {
            throw ProblemException.forbidden("Only the person, a privacy officer or an admin may do this.");
        }
    }
}
