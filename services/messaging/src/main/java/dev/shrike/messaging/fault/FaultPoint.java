package dev.shrike.messaging.fault;

/**
 * A place between two steps whose order matters after a crash. Each feature has an enum of its own, with the points in the
 * order in which they are passed, so that a test which runs through its constants misses none:
 *
 * <pre>{@code
 * enum OutboxPoint implements FaultPoint { APPENDED, COMMITTED }
 * }</pre>
 */
public interface FaultPoint {

    /** Name of the constant. */
    String name();

    /** The name over all features, such as {@code OutboxPoint.APPENDED}. */
    default String fullName() {
        return getClass().getSimpleName() + "." + name();
    }
}
