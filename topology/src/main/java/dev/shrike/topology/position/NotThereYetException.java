package dev.shrike.topology.position;

/** What was awaited did not come in the time that was given. It may come yet. */
public final class NotThereYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message how far it got
     */
    public NotThereYetException(String message) {
        super(message);
    }

    /**
     * @param message how far it got
     * @param cause what Kafka said
     */
    public NotThereYetException(String message, Throwable cause) {
        super(message, cause);
    }
}
