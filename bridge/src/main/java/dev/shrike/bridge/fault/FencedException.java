package dev.shrike.bridge.fault;

/** Another instance has taken the lane over, or Kafka has given this one up. Nothing uncommitted of this one will be seen. */
public final class FencedException extends BridgeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message who was fenced
     * @param cause what Kafka said
     */
    public FencedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Incident incident() {
        return Incident.FENCED;
    }
}
