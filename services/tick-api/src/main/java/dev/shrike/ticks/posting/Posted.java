package dev.shrike.ticks.posting;

import org.apache.avro.specific.SpecificRecord;

/** What became of a {@link Submission}. */
public sealed interface Posted {
    /**
     * It is stored, and its event will be published.
     *
     * @param event the event
     */
    record Stored(SpecificRecord event) implements Posted {}

    /**
     * The same request was answered before; nothing was stored.
     *
     * @param event the event of that time
     */
    record Replayed(SpecificRecord event) implements Posted {}

    /** The request's key was used before for another request. */
    record KeyReused() implements Posted {}

    /** The person was erased or deleted. */
    record PersonGone() implements Posted {}
}
