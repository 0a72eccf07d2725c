package dev.shrike.schemas.outline;

/** A payload is not plainly an event; whether it is one is for Avro to say. Has no trace, because it is always caught. */
final class NotPlainException extends Exception {
    static final NotPlainException INSTANCE = new NotPlainException();
    private static final long serialVersionUID = 1L;

    private NotPlainException() {
        super("not plain", null, false, false);
    }
}
