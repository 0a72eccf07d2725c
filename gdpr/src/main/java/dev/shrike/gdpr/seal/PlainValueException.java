package dev.shrike.gdpr.seal;

import dev.shrike.gdpr.key.KeyException;

/** A value that was to be sealed does not have the form that its field declares. Names the place, never the value. */
public final class PlainValueException extends KeyException {

    PlainValueException(String message) {
        super(message);
    }

    PlainValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
