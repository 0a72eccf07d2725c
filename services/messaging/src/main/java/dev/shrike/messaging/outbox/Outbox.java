package dev.shrike.messaging.outbox;

import org.apache.avro.generic.IndexedRecord;

/**
 * Where a service leaves the events it publishes. There is one bean per datasource, with the datasource's name:
 * {@code @Named("ticks") Outbox outbox}.
 *
 * <p>Guarantee: when the surrounding transaction commits, the event is stored exactly once in its JetStream stream,
 * sooner or later, whatever crashes in between; when it rolls back, never. Events of one aggregate (the id in the
 * subject) keep the order of their appends, as far as their transactions did not run at the same time.
 *
 * <p>Safe for use by many threads, each in its own transaction.
 */
public interface Outbox {

    /**
     * Adds the event to the transaction that runs on this thread. Where its metadata has a {@code traceparent} and names none, it is
     * set to the trace of this thread, or a new one.
     *
     * @param event an event of the catalogue, complete with envelope
     * @throws OutsideTransactionException when no transaction of this datasource is under way
     * @throws EventTooLargeException when the encoded event is larger than a stream takes
     */
    void append(IndexedRecord event);
}
