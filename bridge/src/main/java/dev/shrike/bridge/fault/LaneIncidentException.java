package dev.shrike.bridge.fault;

/** The source is not what the checkpoint says. Going on would skip or double events, so the lane stops until a person decides. */
public final class LaneIncidentException extends BridgeException {
    private static final long serialVersionUID = 1L;

    private final Incident incident;

    /**
     * @param incident which one
     * @param message what was found and what to do
     */
    public LaneIncidentException(Incident incident, String message) {
        super(message, null);
        this.incident = incident;
    }

    @Override
    public Incident incident() {
        return incident;
    }
}
