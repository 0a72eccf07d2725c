package dev.shrike.admin.page.session;

import dev.shrike.rest.identity.Roles;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who is logged in to the page. Immutable; {@code toString} leaves token and name out.
 *
 * @param id of the token, which is the session's
 * @param name how the person calls themselves, to be shown to them alone
 * @param token what the services are asked with, in the person's own right
 */
public record Session(UUID person, String id, String name, List<String> roles, String token) {

    /** Those who have something to do here. */
    public static final List<String> WELCOME =
            List.of(Roles.ADMIN, Roles.PRIVACY_OFFICER, Roles.OPERATOR, Roles.ANALYST);

    public Session {
        roles = List.copyOf(roles);
    }

    /** Whether one of the roles is the person's. */
    public boolean hasAny(String... wanted) {
        return List.of(wanted).stream().anyMatch(roles::contains);
    }

    /** Whether the person may look after people's rights. */
    public boolean privacy() {
        return hasAny(Roles.ADMIN, Roles.PRIVACY_OFFICER);
    }

    /** Whether the person may do everything. */
    public boolean admin() {
        return hasAny(Roles.ADMIN);
    }

    /** Whether the person may keep the platform running. */
    public boolean operator() {
        return hasAny(Roles.ADMIN, Roles.OPERATOR);
    }

    @Override
    public String toString() {
        return "Session[" + person + "]";
    }
}
