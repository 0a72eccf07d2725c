package dev.shrike.standalone.exports;

/** There is no export to be had, or it is not whole. The message is one line for a person. */
public final class ExportFailure extends RuntimeException {
    ExportFailure(String message) {
        super(message);
    }

    ExportFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
