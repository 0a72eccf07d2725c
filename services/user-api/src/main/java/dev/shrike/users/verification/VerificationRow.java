package dev.shrike.users.verification;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A verification, as stored. */
@MappedEntity("verification")
record VerificationRow(
        @Id UUID id,
        UUID person,
        boolean deep,
        String state,
        UUID instance,
        Instant heard,
        String place,
        long done,
        long total,
        @Nullable String report,
        @Nullable String failure,
        Instant requested,
        @Nullable Instant finished) {

    Depth depth() {
        return deep ? Depth.DEEP : Depth.REACHABLE;
    }
}
