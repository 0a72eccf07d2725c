package dev.shrike.users.export;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * An export, as stored.
 *
 * @param events how many were read so far
 * @param file its name in the folder
 * @param size of the archive, in bytes
 * @param waitingFor the part of the platform that did not answer last time
 * @param changed when it came into its state
 */
@MappedEntity("export")
record ExportRow(
        @Id UUID id,
        UUID person,
        String state,
        long events,
        @Nullable String file,
        @Nullable Long size,
        @Nullable String waitingFor,
        Instant requested,
        Instant changed,
        @Nullable Instant expires) {

    static final String READY = "ready";
    static final String EXPIRED = "expired";
    static final String ERASED = "erased";
    static final String FAILED = "failed";

    boolean is(String other) {
        return state.equals(other);
    }
}
