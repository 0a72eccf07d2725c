package dev.shrike.messaging;

/** Root of the faults of messaging. */
public abstract class MessagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault without a deeper cause. */
    protected MessagingException(String message) {
        super(message);
    }

    /** A fault with its cause. */
    protected MessagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
