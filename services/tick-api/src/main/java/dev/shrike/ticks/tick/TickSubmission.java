package dev.shrike.ticks.tick;

import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.ticks.posting.Submission;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** A sealed tick on its way into its table. */
record TickSubmission(
        TickTable table,
        Tick event,
        UUID requestedBy,
        @Nullable String idempotencyKey,
        Predicate<Tick> same) implements Submission {
    @Override
    public UUID person() {
        return UUID.fromString(event.getData().getUser().getId());
    }

    @Override
    public boolean insert(byte[] encoded) {
        UUID id = UUID.fromString(event.getId());
        String imageUrl = event.getData().getImage().getUrl();
        return table.insert(id, person(), imageUrl, encoded, requestedBy, idempotencyKey) == 1;
    }

    @Override
    public Optional<byte[]> earlier() {
        return idempotencyKey == null
                ? Optional.empty()
                : table.findByRequest(requestedBy, idempotencyKey).map(TickRow::event);
    }

    @Override
    public boolean saysTheSameAs(SpecificRecord stored) {
        return stored instanceof Tick tick && same.test(tick);
    }
}
