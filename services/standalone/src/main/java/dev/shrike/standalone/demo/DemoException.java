package dev.shrike.standalone.demo;

/** The story cannot be told to its end; the message says why. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
