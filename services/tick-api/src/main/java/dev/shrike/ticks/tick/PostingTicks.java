package dev.shrike.ticks.tick;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.ticks.posting.Posted;
import dev.shrike.ticks.posting.PostingEvents;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Posts ticks: seals what is personal under the person's key, then stores and publishes. Thread-safe. */
@Singleton
class PostingTicks {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PostingEvents posting;
    private final TickTable table;
    private final EventSealer sealer;
    private final EventCatalogue catalogue;

    PostingTicks(PostingEvents posting, TickTable table, EventSealer sealer, EventCatalogue catalogue) {
        this.posting = posting;
        this.table = table;
        this.sealer = sealer;
        this.catalogue = catalogue;
    }

    /**
     * Posts one tick.
     *
     * @param requestedBy who asks: the person, or an administrator on their behalf
     * @param idempotencyKey names the request among those of whoever asks
     * @throws ProblemException 503 when the person's key cannot be had now
     */
    Posted post(UUID requestedBy, TickDraft draft, @Nullable String idempotencyKey) {
        try {
            Tick event = draft.personal().isEmpty() ? draft.event() : sealer.seal(draft.event(), draft.personal());
            return posting.post(new TickSubmission(
                    table, event, requestedBy, idempotencyKey, stored -> draft.saysTheSameAs(stored, opened(stored))));
        } catch (PersonErasedException _) {
            return new Posted.PersonGone();
        } catch (VaultUnavailableException e) {
            throw ProblemException.unavailable(RETRY_AFTER, "The key vault does not answer.", e);
        }
    }

    /** What the stored tick holds in its sealed fields, by path; what does not open cannot be compared. */
    private Map<String, JsonNode> opened(Tick stored) {
        var values = new HashMap<String, JsonNode>();
        for (SealedField field : catalogue.of(stored).sealedFields()) {
            if (field.read(stored).isPresent()) {
                values.put(field.path(), opened(stored, field));
            }
        }
        return values;
    }

    private JsonNode opened(Tick stored, SealedField field) {
        return switch (sealer.open(stored, field)) {
            case Opened.Readable(JsonNode value) -> value;
            case Opened.Erased _ -> throw new PersonErasedException(field.personOf(stored));
            case Opened.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
            case Opened.Tampered(String reason) ->
                throw new IllegalStateException(field.path() + " of tick " + stored.getId() + ": " + reason);
        };
    }
}
