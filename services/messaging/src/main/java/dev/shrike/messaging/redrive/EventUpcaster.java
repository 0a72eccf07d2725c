package dev.shrike.messaging.redrive;

import org.apache.avro.specific.SpecificRecord;

/**
 * Raises events of one major version to the next. A bean of this type lets dead letters of the old version reach a handler that
 * has come to listen to the new one. The same old event always gives the same new one, its id included. Safe for use by many
 * threads.
 */
public interface EventUpcaster {

    /** Name of the event in the catalogue. */
    String event();

    /** The major version that it raises; the outcome is the next. */
    int from();

    /** Raises one event. What it throws counts as a failure of the redrive. */
    SpecificRecord upcast(SpecificRecord old);
}
