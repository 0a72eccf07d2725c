package dev.shrike.gdpr.kms;

import dev.shrike.gdpr.key.KeyException;

/** The settings of a key management make no sense. Start-up has to stop. */
public final class KmsConfigurationException extends KeyException {

    public KmsConfigurationException(String message) {
        super(message);
    }

    public KmsConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
