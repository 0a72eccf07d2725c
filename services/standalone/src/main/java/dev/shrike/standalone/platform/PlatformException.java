package dev.shrike.standalone.platform;

/** The platform did not get well. The message is one line for a person. */
public final class PlatformException extends RuntimeException {
    PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
