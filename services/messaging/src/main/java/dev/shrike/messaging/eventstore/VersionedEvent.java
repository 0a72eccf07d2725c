package dev.shrike.messaging.eventstore;

import org.apache.avro.specific.SpecificRecord;

/**
 * An event in the history of its aggregate.
 *
 * @param version its place there: 1 is the first
 * @param event the event, as the newest minor of its major version
 */
public record VersionedEvent(long version, SpecificRecord event) {}
