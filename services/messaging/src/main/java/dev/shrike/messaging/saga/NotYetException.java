package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;

/**
 * A step waits for what somebody else does. It is asked again after its pauses, or at once after {@link Sagas#nudge}; that is no
 * failure and is not logged as one, but it counts against the step's tries and time.
 */
public final class NotYetException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Not yet.
     *
     * @param reason stored and shown to operators: what it waits for, never personal data
     */
    public NotYetException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What it waits for. */
    public String reason() {
        return reason;
    }
}
