package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks a token's signature and that its kind fits its algorithm. Time and erasure are not looked at here, so that the
 * answer may be remembered. Thread-safe.
 *
 * <p>ES256 with a key of the issuer makes a person token, HS256 with the token key of the service it names makes a service token. Nothing else
 * is a token, {@code none} least of all; a person token with the service role, or a service token without it, neither.
 */
@Singleton
final class TokenVerifier {

    private static final int LONGEST = 4096;

    private final VerificationKeys keys;
    private final ServiceSecret secret;

    TokenVerifier(VerificationKeys keys, ServiceSecret secret) {
        this.keys = keys;
        this.secret = secret;
    }

    /** What the token says; empty when it is none of ours. */
    Optional<TokenClaims> verify(String serialized) {
        if (serialized.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(serialized);
            JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
            if (JWSAlgorithm.ES256.equals(algorithm)) {
                return person(token);
            }
            return JWSAlgorithm.HS256.equals(algorithm) ? service(token) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty(); // what cannot be read or verified is no token; the caller gets a 401
        }
    }

    private Optional<TokenClaims> person(SignedJWT token) throws JOSEException, ParseException {
        String keyId = token.getHeader().getKeyID();
        Optional<ECPublicKey> key = keyId == null ? Optional.empty() : keys.find(keyId);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return verified(token, new ECDSAVerifier(key.get()))
                .filter(claims -> !claims.isService())
                .filter(claims -> isUuid(claims.name()) && isUuid(claims.tokenId()));
    }

    private Optional<TokenClaims> service(SignedJWT token) throws JOSEException, ParseException {
        String name = token.getJWTClaimsSet().getSubject();
        Optional<byte[]> tokenKey = name == null ? Optional.empty() : secret.tokenKey(name);
        return tokenKey.isEmpty()
                ? Optional.empty()
                : verified(token, new MACVerifier(tokenKey.get())).filter(TokenClaims::isService);
    }

    private static boolean isUuid(String text) {
        return UUID.fromString(text).toString().equals(text);
    }

    private static Optional<TokenClaims> verified(SignedJWT token, JWSVerifier verifier)
            throws JOSEException, ParseException {
        return token.verify(verifier) ? TokenClaims.of(token.getJWTClaimsSet()) : Optional.empty();
    }
}
