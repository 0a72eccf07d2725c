package dev.shrike.images;

/** The image cannot be built. The message is one line for a person. */
final class ImageException extends RuntimeException {
    ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
