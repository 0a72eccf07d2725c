package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;

/** There is no projection, or no build, of that name here. A mistake of the caller. */
public final class UnknownProjectionException extends MessagingException {
    private static final long serialVersionUID = 1L;

    UnknownProjectionException(String message) {
        super(message);
    }
}
