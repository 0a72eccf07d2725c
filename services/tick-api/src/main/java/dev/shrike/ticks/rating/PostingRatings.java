package dev.shrike.ticks.rating;

import dev.shrike.rest.problem.ProblemException;
import dev.shrike.ticks.posting.Posted;
import dev.shrike.ticks.posting.PostingEvents;
import dev.shrike.ticks.tick.TickTable;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Posts ratings in both versions. Thread-safe. */
@Singleton
class PostingRatings {
    private final PostingEvents posting;
    private final RatingTable table;
    private final TickTable ticks;
    private final Clock clock;

    PostingRatings(PostingEvents posting, RatingTable table, TickTable ticks, Clock clock) {
        this.posting = posting;
        this.table = table;
        this.ticks = ticks;
        this.clock = clock;
    }

    /**
     * A rating that names the image's owner.
     *
     * @throws ProblemException 404 when nobody ticked the image
     */
    Posted second(UUID person, RatingRequest request, @Nullable String idempotencyKey) {
        UUID owner = ticks.findOwner(request.image().url())
                .orElseThrow(() -> ProblemException.notFound("Nobody has ticked this image."));
        UUID id = UUID.randomUUID();
        return post(id, person, RatingEvents.second(id, person, request, owner, clock.instant()), idempotencyKey);
    }

    /** A rating as it was before images had owners; whoever reads it as 2.0 finds the owner, when there is one. */
    Posted first(UUID person, FirstRatingRequest request, @Nullable String idempotencyKey) {
        UUID id = UUID.randomUUID();
        return post(id, person, RatingEvents.first(id, person, request, clock.instant()), idempotencyKey);
    }

    private Posted post(UUID id, UUID person, SpecificRecord event, @Nullable String idempotencyKey) {
        return posting.post(new RatingSubmission(table, id, person, event, idempotencyKey));
    }
}
