package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;
import java.util.UUID;

/** There is no such saga, or it ended too long ago. */
public final class UnknownSagaException extends MessagingException {
    private static final long serialVersionUID = 1L;

    UnknownSagaException(UUID id) {
        super("There is no saga " + id);
    }
}
