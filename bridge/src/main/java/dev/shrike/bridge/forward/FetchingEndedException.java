package dev.shrike.bridge.forward;

/** Fetching came to its end, and everything it had fetched is taken. */
final class FetchingEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RuntimeException reason;

    FetchingEndedException(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
