package dev.shrike.standalone.importing;

/** A row cannot be imported, for the reason given; the rest can. */
final class BadRowException extends RuntimeException {
    BadRowException(String reason) {
        super(reason);
    }

    BadRowException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
