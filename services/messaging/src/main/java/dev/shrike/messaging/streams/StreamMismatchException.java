package dev.shrike.messaging.streams;

import dev.shrike.messaging.MessagingException;

/** A stream is not, and does not become, what the catalogue wants; or the server is too old. A person has to look. */
public final class StreamMismatchException extends MessagingException {
    private static final long serialVersionUID = 1L;

    StreamMismatchException(String message) {
        super(message);
    }
}
