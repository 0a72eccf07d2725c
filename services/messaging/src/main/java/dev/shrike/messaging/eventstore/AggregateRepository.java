package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.outbox.OutsideTransactionException;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * The aggregates of one kind with their state. Made by {@link AggregateStore#repository}. Safe for use by many threads.
 *
 * @param <S> the state
 */
public interface AggregateRepository<S> {

    /**
     * The state that the aggregate's events make, and its version; the initial state and 0 when it has none.
     *
     * @throws HistoryGapException when an event is missing
     */
    Loaded<S> load(String id);

    /**
     * Appends what was decided on the state as it was loaded, in the transaction that runs on this thread.
     *
     * @param events of this aggregate; none changes nothing
     * @return the aggregate after them
     * @throws ConcurrentAppendException when somebody else has appended since; nothing was written
     * @throws OutsideTransactionException when no transaction of the datasource is under way
     */
    Loaded<S> append(String id, Loaded<S> seen, List<? extends SpecificRecord> events);

    /**
     * Loads, decides and appends, again when a race was lost, five times at most. Takes part in the transaction of this
     * thread, or makes one. Needs the isolation READ COMMITTED, which is PostgreSQL's default: under a stricter one a lost race
     * is a failed transaction.
     *
     * @param decision the events that follow from the state; pure, as it may be asked more than once
     * @return the aggregate after them
     * @throws ConcurrentAppendException when the last try was lost too
     */
    Loaded<S> update(String id, Function<S, ? extends List<? extends SpecificRecord>> decision);
}
