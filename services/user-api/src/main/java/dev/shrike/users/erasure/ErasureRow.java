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
        int keysDestroyed,
        Instant requested,
        @Nullable Instant completed) {

    static final String RUNNING = "running";

    boolean running() {
        return state.equals(RUNNING);
    }
}
