package dev.shrike.gdpr.kms;

import java.security.GeneralSecurityException;

/** A key management that makes and destroys its keys when it is told to. */
public interface RotatingKms extends Kms {

    /** Whether {@link #rotate} can work. */
    default boolean rotates() {
        return true;
    }

    /**
     * Makes a key that wraps from now on, for everybody who uses this key management. What older ones wrapped can still be
     * unwrapped.
     *
     * @throws KmsUnavailableException when it did not answer: a key may have been made or not
     */
    Kek rotate() throws GeneralSecurityException;

    /** Whether {@link #destroy} can work for this key. Asks nobody. */
    default boolean destroys(String kekId) {
        return find(kekId).isPresent();
    }

    /**
     * Destroys a key for good, and with it whatever it wrapped that exists anywhere. Older keys have to be destroyed first.
     * Idempotent.
     *
     * @throws GeneralSecurityException when it is the current key, or one that is destroyed elsewhere
     * @throws KmsUnavailableException when it did not answer: the key may be destroyed or not
     */
    void destroy(String kekId) throws GeneralSecurityException;
}
