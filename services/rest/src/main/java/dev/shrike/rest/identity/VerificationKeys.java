package dev.shrike.rest.identity;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** The public keys that person tokens are verified with. Thread-safe. */
interface VerificationKeys {

    /**
     * The key of this id, if it is one of the issuer's.
     *
     * @throws dev.shrike.rest.problem.ProblemException 503 when the issuer cannot be asked
     */
    Optional<ECPublicKey> find(String keyId);
}
