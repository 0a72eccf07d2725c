package dev.shrike.bridge.fault;

/** Something that a lane needs is away or missing. It is waited for, for ever, and nothing is dropped. */
public final class UnavailableException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final Incident incident;

    /**
     * @param incident which one
     * @param message what is away, in a few words for a status line
     * @param cause what was thrown below, or null
     */
    public UnavailableException(Incident incident, String message, Throwable cause) {
        super(message, cause);
        this.incident = incident;
    }

    /** Something that is not one of the brokers. */
    public UnavailableException(String message, Throwable cause) {
        this(Incident.UNEXPECTED, message, cause);
    }

    @Override
    public Incident incident() {
        return incident;
    }
}
