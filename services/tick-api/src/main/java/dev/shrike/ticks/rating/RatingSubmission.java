package dev.shrike.ticks.rating;

import dev.shrike.ticks.posting.Submission;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** A rating on its way into its table. */
record RatingSubmission(
        RatingTable table,
        UUID id,
        UUID person,
        SpecificRecord event,
        @Nullable String idempotencyKey) implements Submission {
    @Override
    public boolean insert(byte[] encoded) {
        return table.insert(id, person, encoded, idempotencyKey) == 1;
    }

    @Override
    public Optional<byte[]> earlier() {
        return idempotencyKey == null
                ? Optional.empty()
                : table.findByRequest(person, idempotencyKey).map(RatingRow::event);
    }

    @Override
    public boolean saysTheSameAs(SpecificRecord stored) {
        return RatingEvents.sayTheSame(event, stored);
    }
}
