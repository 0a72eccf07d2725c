package dev.shrike.gdpr.key;

/** Root of what can go wrong with keys. Messages hold ids, never keys or personal data. */
public abstract class KeyException extends RuntimeException {

    protected KeyException(String message) {
        super(message);
    }

    protected KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
