package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;

/** What was asked for is at odds with the state of the projection; nothing was changed. */
public final class ProjectionConflictException extends MessagingException {
    private static final long serialVersionUID = 1L;

    ProjectionConflictException(String message) {
        super(message);
    }
}
