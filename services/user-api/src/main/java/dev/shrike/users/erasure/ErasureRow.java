package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** An erasure, as stored. A person has one at most, for ever. */
@MappedEntity("erasure")
record ErasureRow(
        @Id UUID id,
        UUID person,
        String state,
        boolean told,
        int keysDestroyed,
        Instant requested,
        @Nullable Instant shredded,
        @Nullable Instant completed,
        @Nullable byte[] probe,
        @Nullable Integer probeKey,
        @Nullable Long recordsScanned,
        @Nullable Long sealedErased,
        @Nullable Instant verified,
        @Nullable String grade) {

    /** Whether the ledger told of somebody of whom nothing was here: there is nothing to look for. */
    boolean ofNobodyHere() {
        return told && !awaitsShredding() && keysDestroyed == 0;
    }

    /** Whether the person's keys are still there. */
    boolean awaitsShredding() {
        return state.equals("requested");
    }
}
