package dev.shrike.gdpr.key;

/** The vault did not answer, or answered what cannot be used. Trying again later may help. */
public final class VaultUnavailableException extends KeyException {

    public VaultUnavailableException(String message) {
        super(message);
    }

    public VaultUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
