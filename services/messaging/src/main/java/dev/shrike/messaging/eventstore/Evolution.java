package dev.shrike.messaging.eventstore;

import org.apache.avro.specific.SpecificRecord;

/**
 * How the state of one kind of aggregate follows from its events. Pure: the same events give the same state, whenever and
 * wherever; no clock, no call, no change of the state given.
 *
 * @param <S> the state, an immutable value
 */
public interface Evolution<S> {
    /** Name of the aggregate's event in the catalogue. */
    String event();

    /** The state before the first event. */
    S initial();

    /** The state after one more event, which may be of any version and type of the event. */
    S evolve(S state, SpecificRecord event);
}
