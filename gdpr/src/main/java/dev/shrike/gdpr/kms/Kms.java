package dev.shrike.gdpr.kms;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Where key-encryption keys are. They do not leave it; it is asked to wrap and unwrap data keys, bound to a context that has to
 * be the same both times. Implementations are thread-safe and bounded in time, keep no data key, and put neither keys nor
 * credentials into messages.
 */
public interface Kms {

    /**
     * The key that wraps from now on. May ask a service elsewhere.
     *
     * @throws KmsUnavailableException when nobody can say at the moment
     */
    Kek current() throws GeneralSecurityException;

    /**
     * What unwraps by the key of this id; empty when no such key belongs here. Asks nobody, so the key itself may turn out to
     * be gone.
     */
    Optional<Aead> find(String kekId);
}
