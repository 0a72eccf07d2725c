package dev.shrike.bridge.fault;

/** Root of everything that the bridge itself finds wrong. */
public abstract sealed class BridgeException extends RuntimeException
        permits UnavailableException, FencedException, LaneIncidentException {
    private static final long serialVersionUID = 1L;

    BridgeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Which incident it is. */
    public abstract Incident incident();
}
