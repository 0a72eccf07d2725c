package dev.shrike.standalone.rest;

/** The platform did not give what it was asked for. The message is one line for a person. */
public final class RestException extends RuntimeException {
    private final int status;

    RestException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The answer's HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }
}
