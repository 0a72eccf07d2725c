package dev.shrike.messaging.read;

import dev.shrike.messaging.MessagingException;

/**
 * A position lies behind the last message of its stream: the stream was made anew since, or the position is of another platform.
 * Reading on from there would silently pass over events.
 */
public final class PositionAheadException extends MessagingException {
    private static final long serialVersionUID = 1L;

    PositionAheadException(String stream, long position, long last) {
        super("Position " + position + " of stream " + stream + " lies behind its last message, which is " + last
                + ": the stream was made anew since, or the position is of another platform");
    }
}
