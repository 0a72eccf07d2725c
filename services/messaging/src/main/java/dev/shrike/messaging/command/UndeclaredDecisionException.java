package dev.shrike.messaging.command;

import dev.shrike.messaging.MessagingException;

/** A handler decided what the catalogue does not say of its command: a mistake of the program. */
public final class UndeclaredDecisionException extends MessagingException {
    UndeclaredDecisionException(Command<?> command, String what) {
        super("The catalogue of commands does not say that " + command.name() + " may lead to " + what);
    }
}
