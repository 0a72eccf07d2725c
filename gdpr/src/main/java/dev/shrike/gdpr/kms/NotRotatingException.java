package dev.shrike.gdpr.kms;

import java.security.GeneralSecurityException;

/** Keys of this key management are made and destroyed by hand, at its service. */
public final class NotRotatingException extends GeneralSecurityException {

    NotRotatingException(String message) {
        super(message);
    }
}
