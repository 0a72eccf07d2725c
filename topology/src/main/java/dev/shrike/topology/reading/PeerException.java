package dev.shrike.topology.reading;

/** Another instance does not answer, or cannot answer now. */
public final class PeerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which one, and what is wrong
     */
    public PeerException(String message) {
        super(message);
    }

    /**
     * @param message which one, and what is wrong
     * @param cause what the connection said
     */
    public PeerException(String message, Throwable cause) {
        super(message, cause);
    }
}
