package dev.shrike.admin.alert.tell;

/** Somebody could not be told. Its message names no addresses and no secrets. */
final class UntoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UntoldException(String message) {
        super(message);
    }
}
