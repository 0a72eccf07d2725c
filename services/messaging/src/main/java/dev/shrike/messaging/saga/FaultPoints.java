package dev.shrike.messaging.saga;

/**
 * Told of each {@link FaultPoint} that a saga passes. For tests, which halt the process or throw there; without such a bean
 * nothing happens.
 */
@FunctionalInterface
public interface FaultPoints {
    /** Does nothing. */
    FaultPoints NONE = (_, _) -> {};

    /**
     * A saga is there. What is thrown counts as a failure of the step; at {@link FaultPoint#AFTER_DONE} and {@link
     * FaultPoint#AFTER_UNDONE} it ends the run, which goes on some seconds later.
     */
    void reached(FaultPoint point, StepKey key);
}
