package dev.shrike.gdpr.certificate;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;

/** A key pair that signs certificates. Immutable and thread-safe; shows its id and nothing else. */
final class SigningKey {

    private static final byte[] TRIAL = "shrike.certificate-key.trial".getBytes(StandardCharsets.US_ASCII);

    private final String publicKey;
    private final PrivateKey privateKey;

    private SigningKey(String publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        boolean pair = Ed25519.verifies(publicKey, TRIAL, Ed25519.sign(privateKey, TRIAL));
        Permitted.require(pair, publicKey, "private and public key do not belong together");
    }

    static SigningKey generate() {
        KeyPair pair = Ed25519.generate();
        return new SigningKey(Ed25519.text(pair.getPublic()), pair.getPrivate());
    }

    /** @throws IllegalArgumentException when the two are no pair */
    static SigningKey of(String publicKey, String secret) {
        return new SigningKey(publicKey, Ed25519.privateKey(secret));
    }

    String id() {
        return PublishedKey.idOf(publicKey);
    }

    String publicKey() {
        return publicKey;
    }

    String sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    /** The private half, for the file that keeps it. */
    String secret() {
        return Ed25519.text(privateKey);
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + " (redacted)]";
    }
}
