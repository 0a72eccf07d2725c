package dev.shrike.bridge.fault;

/** Something that a lane needs is away or missing. It is waited for, for ever, and nothing is dropped. */
public final class UnavailableException extends BridgeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is away, in a few words for a status line
     * @param cause what was thrown below, or null
     */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
