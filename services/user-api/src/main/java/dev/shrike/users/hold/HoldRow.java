package dev.shrike.users.hold;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A legal hold, as stored.
 *
 * @param reason sealed under the person's key
 */
@MappedEntity("legal_hold")
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record HoldRow(
        @Id UUID id,
        UUID person,
        byte[] reason,
        UUID placedBy,
        Instant placed,
        LocalDate review,
        @Nullable UUID liftedBy,
        @Nullable Instant lifted) {

    Hold hold() {
        return new Hold(id, person, placed, review);
    }

    @Override
    public String toString() {
        return "HoldRow[" + id + "]";
    }
}
