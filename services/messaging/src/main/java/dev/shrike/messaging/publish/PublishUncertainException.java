package dev.shrike.messaging.publish;

import dev.shrike.messaging.MessagingException;

/** No acknowledgement came: the event may be stored or not. Sending it again with the same id is right. */
public final class PublishUncertainException extends MessagingException {
    private static final long serialVersionUID = 1L;

    /** No answer, for the reason given. */
    public PublishUncertainException(String message, Throwable cause) {
        super(message, cause);
    }
}
