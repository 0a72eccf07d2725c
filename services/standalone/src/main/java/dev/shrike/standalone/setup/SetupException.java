package dev.shrike.standalone.setup;

/** Something could not be prepared. The message is one line for a person. */
final class SetupException extends RuntimeException {
    SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
