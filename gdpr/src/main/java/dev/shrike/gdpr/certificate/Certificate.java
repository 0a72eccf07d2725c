package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.Arrays;

/**
 * A signed statement in its place in the chain. That one exists says nothing yet about its signature: see
 * {@link CertificateVerifier}. Immutable.
 *
 * @param number 1, 2, 3, ...
 * @param previous the {@linkplain #digest digest} of the certificate before it; 64 zeros for the first
 * @param keyId the key that signed it
 * @param signature Ed25519, in base64url
 */
public record Certificate(
        long number, String previous, Instant issued, String keyId, Statement statement, String signature) {

    private static final int SIGNATURE_ROOM = 200;

    /** @throws IllegalArgumentException when a part is not what it should be */
    public Certificate {
        Permitted.require(Permitted.count("number", number) > 0, number, "number is not positive");
        Permitted.digest("previous", previous);
        issued = Permitted.time("issued", issued);
        Permitted.digest("key_id", keyId);
        Permitted.require(signature.matches("[A-Za-z0-9_-]{86}"), signature, "signature is not 64 bytes in base64url");
    }

    /**
     * Reads any JSON spelling of a certificate; only the one of {@link #file} verifies.
     *
     * @throws MalformedDocumentException when it is none
     */
    public static Certificate read(byte[] json) {
        return MalformedDocumentException.in("certificate", () -> CertificateForm.read(json));
    }

    static Certificate sign(ChainHead head, Instant issued, Statement statement, SigningKey key) {
        long number = head.number() + 1;
        byte[] bytes = CertificateForm.toSign(number, head.digest(), issued, key.id(), statement);
        Permitted.require(bytes.length < CanonicalJson.LONGEST - SIGNATURE_ROOM, number, "a certificate is too long");
        return new Certificate(number, head.digest(), issued, key.id(), statement, key.sign(bytes));
    }

    /** What the signature is over: the canonical bytes without it. */
    byte[] signed() {
        return CertificateForm.toSign(number, previous, issued, keyId, statement);
    }

    /** The form it is handed out and verified in: canonical JSON (RFC 8785) and a newline. */
    public byte[] file() {
        byte[] bytes = CertificateForm.canonical(this);
        byte[] file = Arrays.copyOf(bytes, bytes.length + 1);
        file[bytes.length] = '\n';
        return file;
    }

    /** The SHA-256 of its canonical bytes, signature included, in hex digits. */
    public String digest() {
        return Sha256.hex(CertificateForm.canonical(this));
    }

    /** What the next one is tied to. */
    public ChainHead head() {
        return new ChainHead(number, digest(), issued);
    }
}
