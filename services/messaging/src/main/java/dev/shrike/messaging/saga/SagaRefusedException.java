package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingException;

/** A step says that no further attempt can succeed: the saga is undone at once. */
public final class SagaRefusedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Gives up the saga.
     *
     * @param reason stored and shown to operators; a word like {@code username-taken}, never personal data
     */
    public SagaRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why. */
    public String reason() {
        return reason;
    }
}
