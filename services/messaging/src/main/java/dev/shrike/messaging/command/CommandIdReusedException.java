package dev.shrike.messaging.command;

import dev.shrike.messaging.MessagingException;

/** A command's id was used before, for another command or by somebody else. */
public final class CommandIdReusedException extends MessagingException {
    CommandIdReusedException(Command<?> command) {
        super("The id of " + command + " was used before, for another command or by another issuer");
    }
}
