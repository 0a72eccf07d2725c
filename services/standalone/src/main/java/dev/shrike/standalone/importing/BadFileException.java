package dev.shrike.standalone.importing;

/** A file is no such CSV file at all, for the reason given. */
final class BadFileException extends ImportException {
    BadFileException(String reason) {
        super(reason, null);
    }

    BadFileException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
