package dev.shrike.messaging.aggregates;

import java.util.List;

/**
 * A bounded piece of the index.
 *
 * @param aggregates in the order of their first events
 * @param next where to go on
 * @param more whether there were more at the time
 */
public record AggregatePage(List<IndexedAggregate> aggregates, long next, boolean more) {

    /** Copies the list. */
    public AggregatePage {
        aggregates = List.copyOf(aggregates);
    }
}
