package dev.shrike.users.export;

/** A service that keeps something about the person does not answer. The export waits for it. */
final class SourceAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String service;

    SourceAwayException(String service, String what, Throwable cause) {
        super(service + " " + what, cause);
        this.service = service;
    }

    /** Which. */
    String service() {
        return service;
    }
}
