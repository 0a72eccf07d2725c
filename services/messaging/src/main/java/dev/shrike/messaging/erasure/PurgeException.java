package dev.shrike.messaging.erasure;

import dev.shrike.messaging.MessagingException;

/** The server does not let a message be deleted, or a stream keeps getting what was deleted. An operator has to look. */
public final class PurgeException extends MessagingException {
    private static final long serialVersionUID = 1L;

    PurgeException(String message) {
        super(message);
    }

    PurgeException(String message, Throwable cause) {
        super(message, cause);
    }
}
