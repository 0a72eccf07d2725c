package dev.shrike.analytics.table;

/** Bytes are not plainly an event; whether they are one is for Avro to say. Has no trace, because it is always caught. */
final class NotPlainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPlainException() {
        super("not plain", null, false, false);
    }
}
