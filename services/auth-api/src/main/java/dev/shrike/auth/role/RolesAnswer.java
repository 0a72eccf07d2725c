package dev.shrike.auth.role;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What roles a person was given.
 *
 * @param roles those they have now
 * @param history all of them, oldest first
 */
@Introspected
record RolesAnswer(Person user, List<String> roles, List<Grant> history) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    /**
     * One role for some time.
     *
     * @param grantedBy admins see it, unless that admin is erased
     * @param revoked absent as long as the person has it
     */
    @Introspected
    record Grant(
            String role,
            Instant granted,
            @Nullable UUID grantedBy,
            @Nullable Instant revoked,
            @Nullable UUID revokedBy) {}

    static RolesAnswer of(UUID person, List<GrantedRole> rows, boolean admin) {
        List<String> standing = rows.stream()
                .filter(row -> row.revoked() == null)
                .map(GrantedRole::role)
                .toList();
        return new RolesAnswer(
                new Person(person),
                standing,
                rows.stream().map(row -> grant(row, admin)).toList());
    }

    private static Grant grant(GrantedRole row, boolean admin) {
        return new Grant(
                row.role(),
                row.granted(),
                admin ? row.grantedBy() : null,
                row.revoked(),
                admin ? row.revokedBy() : null);
    }
}
