package dev.shrike.topology.query;

/** The stores cannot answer now: they are starting, being restored or moved. Ask again shortly. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is going on
     */
    public NotReadyException(String message) {
        super(message);
    }

    /**
     * @param message what is going on
     * @param cause what the store said
     */
    public NotReadyException(String message, Throwable cause) {
        super(message, cause);
    }
}
