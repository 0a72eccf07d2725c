package dev.shrike.messaging.publish;

import dev.shrike.messaging.MessagingException;

/** The server will never take this event, however often it is sent; it is not stored. */
public final class PublishRefusedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** The server has said why. */
    public PublishRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
