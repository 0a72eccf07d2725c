package dev.shrike.gdpr.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) of the JDK, with keys and signatures as base64url of their raw bytes. */
final class Ed25519 {

    static final String NAME = "Ed25519";

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** What stands before the raw key in its DER forms (RFC 8410). */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + NAME, e);
        }
    }

    static String text(PublicKey key) {
        return encode(tail(key.getEncoded()));
    }

    static String text(PrivateKey key) {
        return encode(tail(key.getEncoded()));
    }

    /** @throws IllegalArgumentException when it is no public key */
    static PublicKey publicKey(String text) {
        try {
            var spec = new X509EncodedKeySpec(concat(PUBLIC_PREFIX, decode(text, KEY_BYTES)));
            return KeyFactory.getInstance(NAME).generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 public key", e);
        }
    }

    /** @throws IllegalArgumentException when it is no private key */
    static PrivateKey privateKey(String text) {
        try {
            var spec = new PKCS8EncodedKeySpec(concat(PRIVATE_PREFIX, decode(text, KEY_BYTES)));
            return KeyFactory.getInstance(NAME).generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key", e);
        }
    }

    static String sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key cannot sign", e);
        }
    }

    static boolean verifies(String publicKey, byte[] message, String signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(publicKey(publicKey));
            verifier.update(message);
            return verifier.verify(decode(signature, SIGNATURE_BYTES));
        } catch (SignatureException | IllegalArgumentException e) {
            return false; // not even of a signature's form
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + NAME, e);
        }
    }

    /** The only spelling of these bytes: no padding, and no bits set that mean nothing. */
    static byte[] decode(String text, int length) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        boolean exact = bytes.length == length && encode(bytes).equals(text);
        return Permitted.require(exact, bytes, "not " + length + " bytes in base64url");
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] tail(byte[] der) {
        return Arrays.copyOfRange(der, der.length - KEY_BYTES, der.length);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
