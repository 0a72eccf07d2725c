package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;

/** The remedy is none for a saga in this status. */
public final class NotStuckException extends MessagingException {
    private static final long serialVersionUID = 1L;

    NotStuckException(String message) {
        super(message);
    }
}
