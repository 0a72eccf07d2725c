package dev.shrike.standalone.importing;

/** An import ended early. The message is one line for a person; what was imported stays. */
public abstract sealed class ImportException extends RuntimeException permits BadFileException, UnavailableException {
    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
