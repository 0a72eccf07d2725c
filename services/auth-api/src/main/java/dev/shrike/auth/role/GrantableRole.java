package dev.shrike.auth.role;

import dev.shrike.rest.identity.Roles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What admins can give. */
enum GrantableRole {
    ANALYST(Roles.ANALYST),
    PRIVACY_OFFICER(Roles.PRIVACY_OFFICER),
    OPERATOR(Roles.OPERATOR);

    private final String claim;

    GrantableRole(String claim) {
        this.claim = claim;
    }

    /** As paths and answers name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As tokens carry it. */
    String claim() {
        return claim;
    }

    /** All of them, as a sentence names them. */
    static String all() {
        return Arrays.stream(values()).map(GrantableRole::id).collect(Collectors.joining(", "));
    }

    static Optional<GrantableRole> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
