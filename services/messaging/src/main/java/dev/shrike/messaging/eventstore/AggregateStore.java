package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.outbox.OutsideTransactionException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The histories of a service's aggregates. There is one bean per datasource, with the datasource's name:
 * {@code @Named("birds") AggregateStore store}.
 *
 * <p>Guarantee: an event is in its aggregate's history and in the outbox, or in neither. A history has the versions 1, 2, ...
 * without gaps, and its events reach their stream in that order. One service owns an aggregate: who publishes its events by
 * another way is not in its history.
 *
 * <p>Safe for use by many threads, each in its own transaction.
 */
public interface AggregateStore {
    /** Most events that one read gives. */
    int MAX_LIMIT = 1_000;

    /**
     * Appends events to the history and to the outbox, in the transaction that runs on this thread. Waits for another
     * transaction that is appending to the same aggregate. Two transactions that append to several aggregates should take them
     * in one order, or PostgreSQL ends one of them as a deadlock.
     *
     * @param expectedVersion the version that was seen when these events were decided on; 0 for a new aggregate
     * @param events at least one, all of this aggregate
     * @return the new version
     * @throws ConcurrentAppendException when the aggregate is at another version; nothing was written
     * @throws OutsideTransactionException when no transaction of this datasource is under way
     * @throws dev.shrike.messaging.outbox.EventTooLargeException when an event is larger than a stream takes
     */
    long append(AggregateId aggregate, long expectedVersion, List<? extends SpecificRecord> events);

    /**
     * Events after a version, oldest first.
     *
     * @param limit at most so many, 1 to {@value #MAX_LIMIT}
     * @throws HistoryGapException when one is missing
     */
    List<VersionedEvent> read(AggregateId aggregate, long afterVersion, int limit);

    /** The aggregate's version: how many events it has had, 0 when it does not exist. */
    long version(AggregateId aggregate);

    /**
     * Deletes history, version and snapshot, as an erasure does. What was published lies in the streams and is no business of
     * this store. Takes part in the transaction of this thread, if there is one.
     *
     * @return how many events there were
     */
    int forget(AggregateId aggregate);

    /** States of aggregates, rebuilt from all events each time. */
    <S> AggregateRepository<S> repository(Evolution<S> evolution);

    /** States of aggregates, rebuilt from a snapshot and the events since. */
    <S> AggregateRepository<S> repository(Evolution<S> evolution, SnapshotForm<S> snapshots);
}
