package dev.shrike.gdpr.key;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one long secret that is written and read piece by piece, of any size and in constant memory: AES-256-GCM in
 * segments of 64 KiB, each with a key derived for the stream (Tink's AES-GCM-HKDF). A stream that was cut, changed or put
 * together anew does not open. Kept, if at all, wrapped by a person's {@link DataKey}: with that one it is gone, too.
 * Immutable and thread-safe.
 */
public final class StreamKey {

    private static final String WRAP_DOMAIN = "shrike.stream-key.v1";

    private final SecretBytes material;
    private final StreamingAead aead;

    private StreamKey(SecretBytes material) {
        this.material = material;
        this.aead = Primitives.streamingAead(material);
    }

    /** A fresh key from the system's secure random source. */
    public static StreamKey generate() {
        return new StreamKey(SecretBytes.randomBytes(DataKey.BYTES));
    }

    /**
     * Reads what {@link #wrap} wrote.
     *
     * @param name what the key was wrapped for
     * @throws GeneralSecurityException when the bytes were wrapped by another key, for another name, or are damaged
     */
    public static StreamKey unwrap(DataKey wrapping, UUID name, byte[] wrapped) throws GeneralSecurityException {
        byte[] bytes = wrapping.decrypt(wrapped, context(wrapping, name));
        return new StreamKey(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
    }

    /**
     * This key encrypted by a person's key, bound to that person, its purpose and the name.
     *
     * @param name what the key is for, such as a file's id
     */
    public byte[] wrap(DataKey wrapping, UUID name) throws GeneralSecurityException {
        return wrapping.encrypt(material.toByteArray(InsecureSecretKeyAccess.get()), context(wrapping, name));
    }

    /** Encrypts what is written; only after {@code close}, which closes the other one too, is it all there. */
    public OutputStream encrypting(OutputStream ciphertext, byte[] associatedData) throws IOException {
        try {
            return aead.newEncryptingStream(ciphertext, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM-HKDF refused to encrypt", e);
        }
    }

    /** Decrypts what is read; reading throws {@link IOException} where the ciphertext is not as it was written. */
    public InputStream decrypting(InputStream ciphertext, byte[] associatedData) throws IOException {
        try {
            return aead.newDecryptingStream(ciphertext, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM-HKDF refused to decrypt", e);
        }
    }

    private static byte[] context(DataKey wrapping, UUID name) {
        return new AssociatedData(WRAP_DOMAIN)
                .with(wrapping.person())
                .with(wrapping.purpose())
                .with(name)
                .bytes();
    }

    @Override
    public String toString() {
        return "StreamKey[redacted]";
    }
}
