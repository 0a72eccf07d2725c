package dev.shrike.messaging.command;

import dev.shrike.messaging.MessagingException;

/** This service has no handler for a command of that name and class. */
public final class UnknownCommandException extends MessagingException {
    UnknownCommandException(Command<?> command) {
        super("No handler here decides on " + command.name() + " with a "
                + command.payload().getClass().getSimpleName());
    }
}
