package dev.shrike.admin.page.shell;

import dev.shrike.admin.page.asset.Assets;
import dev.shrike.admin.page.session.Csrf;
import dev.shrike.admin.page.session.Session;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Nullable;

/**
 * What a template needs besides its model. Immutable.
 *
 * @param here the page's entry in the navigation; null for a page that has none
 */
public record Shell(Visit visit, @Nullable Menu here, Assets assets) {

    /** Who looks. */
    public Session session() {
        return visit.session();
    }

    /** Where a file of the page is. */
    public String asset(String name) {
        return assets.href(name);
    }

    /** A picture of {@code icons.svg}. */
    public String icon(String name) {
        return assets.href("icons.svg") + "#" + name;
    }

    /** The token that forms carry. */
    public String csrf() {
        return visit.csrf();
    }

    /** By which htmx sends the token with each request. */
    public String csrfHeaders() {
        return "{\"" + Csrf.HEADER + "\": \"" + visit.csrf() + "\"}";
    }

    /** What the person is here as. */
    public String role() {
        if (session().admin()) {
            return "Administrator";
        }
        if (session().hasAny(Roles.PRIVACY_OFFICER)) {
            return "Privacy officer";
        }
        return session().hasAny(Roles.OPERATOR) ? "Operator" : "Analyst";
    }
}
