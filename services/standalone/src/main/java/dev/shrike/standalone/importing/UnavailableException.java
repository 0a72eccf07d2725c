package dev.shrike.standalone.importing;

/** The platform did not answer for longer than an import waits. What was imported stays; the next import goes on from there. */
final class UnavailableException extends ImportException {
    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
