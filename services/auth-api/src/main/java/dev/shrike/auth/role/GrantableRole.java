package dev.shrike.auth.role;

import dev.shrike.rest.identity.Roles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What admins can give. */
enum GrantableRole {
    ANALYST(Roles.ANALYST);

    private final String claim;

    GrantableRole(String claim) {
        this.claim = claim;
    }

    /** As paths and answers name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As tokens carry it. */
    String claim() {
        return claim;
    }

    static Optional<GrantableRole> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
