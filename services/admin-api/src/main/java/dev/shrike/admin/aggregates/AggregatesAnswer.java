package dev.shrike.admin.aggregates;

import dev.shrike.messaging.aggregates.AggregatePage;
import dev.shrike.messaging.aggregates.IndexedAggregate;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A page of the index.
 *
 * @param aggregates in the order of their first events
 * @param next given as {@code after} it leads on from here, now or at any later time
 * @param more whether there were more
 */
@Introspected
@Schema(name = "Aggregates")
record AggregatesAnswer(List<Aggregate> aggregates, String next, boolean more) {

    static AggregatesAnswer of(AggregatePage page) {
        return new AggregatesAnswer(
                page.aggregates().stream().map(Aggregate::of).toList(), Long.toString(page.next()), page.more());
    }

    /**
     * An aggregate.
     *
     * @param id a person's id, or the token of an image
     * @param events how many events it has had
     * @param first the oldest of them
     * @param last the newest of them
     */
    @Introspected
    @Schema(name = "Aggregate")
    record Aggregate(String id, long events, Place first, Place last) {

        static Aggregate of(IndexedAggregate indexed) {
            return new Aggregate(
                    indexed.id(),
                    indexed.events(),
                    new Place(indexed.firstSequence(), indexed.firstAt()),
                    new Place(indexed.lastSequence(), indexed.lastAt()));
        }
    }

    /**
     * Where and when an event was stored.
     *
     * @param sequence in the event's stream
     */
    @Introspected
    @Schema(name = "AggregatePlace")
    record Place(long sequence, Instant at) {}
}
