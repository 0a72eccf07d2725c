package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;

/** A step was interrupted because its time was over. */
final class StepTimeoutException extends MessagingException {
    private static final long serialVersionUID = 1L;

    StepTimeoutException(Throwable cause) {
        super("The step's time was over", cause);
    }
}
