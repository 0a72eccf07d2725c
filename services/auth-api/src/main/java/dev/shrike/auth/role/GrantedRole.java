package dev.shrike.auth.role;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody was given a role. Stays when it is taken away, and goes with the person.
 *
 * @param role its name in paths, see {@link GrantableRole}
 * @param grantedBy null when that admin is erased
 * @param revoked null as long as the person has it
 */
@MappedEntity("granted_role")
record GrantedRole(
        @Id UUID id,
        UUID userId,
        String role,
        @Nullable UUID grantedBy,
        Instant granted,
        @Nullable UUID revokedBy,
        @Nullable Instant revoked) {}
