package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.KeyException;

/** The key-encryption key is missing, unreadable or not the one the vault was written with. Start-up has to stop. */
public final class KeyMaterialException extends KeyException {

    KeyMaterialException(String message) {
        super(message);
    }

    KeyMaterialException(String message, Throwable cause) {
        super(message, cause);
    }
}
