package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;
import java.util.UUID;

/** Somebody else runs the saga now: what this run was about to write is rolled back, and it ends. */
final class TakenOverException extends MessagingException {
    private static final long serialVersionUID = 1L;

    TakenOverException(UUID id) {
        super("Saga " + id + " was taken over by another run");
    }
}
