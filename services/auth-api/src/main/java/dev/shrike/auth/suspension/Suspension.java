package dev.shrike.auth.suspension;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody may not log in, for some time.
 *
 * @param suspendedBy which admin did it; null once that one is erased
 * @param lifted null as long as it stands
 */
@MappedEntity("suspension")
record Suspension(
        @Id UUID id,
        UUID userId,
        @Nullable UUID suspendedBy,
        Instant suspended,
        @Nullable UUID liftedBy,
        @Nullable Instant lifted) {}
