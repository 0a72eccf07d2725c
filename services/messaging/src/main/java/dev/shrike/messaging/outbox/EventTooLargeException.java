package dev.shrike.messaging.outbox;

import dev.shrike.messaging.MessagingException;

/** The encoded event is larger than a stream takes; it would be refused for ever. */
public final class EventTooLargeException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final int size;
    private final int limit;

    EventTooLargeException(int size, int limit) {
        super("The event has " + size + " bytes, the limit is " + limit);
        this.size = size;
        this.limit = limit;
    }

    /** Encoded size of the event in bytes. */
    public int size() {
        return size;
    }

    /** Largest size in bytes. */
    public int limit() {
        return limit;
    }
}
