package dev.shrike.messaging.fault;

/**
 * Is told of every {@link FaultPoint} that is passed. The bean of an application does nothing; a test that has a bean of this
 * type replaces it. Called by many threads at once.
 */
@FunctionalInterface
public interface FaultInjection {
    /** Does nothing. */
    FaultInjection NONE = point -> {};

    /** A point has been reached. What this throws is thrown there; it may also wait, or end the process. */
    void reached(FaultPoint point);
}
