package dev.shrike.gdpr.scan;

/** A place could not be read to its end: the scan proves nothing about it. The message is for people and names no person. */
public final class PlaceUnavailableException extends RuntimeException {

    public PlaceUnavailableException(String message) {
        super(message);
    }

    public PlaceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
