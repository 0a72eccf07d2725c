package dev.shrike.gdpr.kms;

import java.security.GeneralSecurityException;

/**
 * The key management did not answer, refused the caller, or answered what cannot be understood. Says nothing about the key or
 * the person. The message names service and key, never a credential or what was sent or received.
 */
public final class KmsUnavailableException extends GeneralSecurityException {

    public KmsUnavailableException(String message) {
        super(message);
    }

    public KmsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
