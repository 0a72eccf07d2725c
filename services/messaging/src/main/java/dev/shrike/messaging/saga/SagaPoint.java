package dev.shrike.messaging.saga;

import dev.shrike.messaging.fault.FaultPoint;

/**
 * A point that a saga passes. A failure that a test injects is the step's; at {@link Place#DONE} and {@link Place#UNDONE} it ends
 * the run, which goes on some seconds later.
 *
 * @param step the step that is done or undone there
 * @param key key of the saga that is there, such as an aggregate's id; no part of the point's name
 */
public record SagaPoint(Place place, String step, String key) implements FaultPoint {

    /** The point as such, whichever saga comes there. */
    public SagaPoint(Place place, String step) {
        this(place, step, "");
    }

    /** Where in a step. */
    public enum Place {
        /** The attempt is noted, the action not called. */
        BEFORE_ACTION,
        /** The action has returned, nothing is written about it. */
        AFTER_ACTION,
        /** Right before the step's progress is committed; of a local step it is written. */
        BEFORE_DONE,
        /** The step is done and committed, the next not begun. */
        DONE,
        /** The attempt is noted, the compensation not called. */
        BEFORE_COMPENSATION,
        /** The compensation has returned, nothing is written about it. */
        AFTER_COMPENSATION,
        /** Right before it is committed that the step is undone; of a local step it is written. */
        BEFORE_UNDONE,
        /** The step is undone and committed, the one before it untouched. */
        UNDONE
    }

    /** Place and step, such as {@code DONE@create-person}. */
    @Override
    public String name() {
        return place + "@" + step;
    }
}
