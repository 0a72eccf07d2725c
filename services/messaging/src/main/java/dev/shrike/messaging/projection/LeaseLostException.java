package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;

/** The build is no longer this instance's to run: another has it, or its role has changed. Nothing was changed. */
final class LeaseLostException extends MessagingException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Build build) {
        super(build + " is no longer run here");
    }
}
