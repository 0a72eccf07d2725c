package dev.shrike.messaging.nats;

import dev.shrike.messaging.MessagingException;

/** NATS does not answer now; the same call may succeed later. */
public final class NatsUnavailableException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** NATS cannot be reached, for the reason given. */
    public NatsUnavailableException(String message) {
        super(message);
    }

    /** NATS did not answer a request. */
    public NatsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
