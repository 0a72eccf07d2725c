package dev.shrike.gdpr.kms.transit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Encryption by one version of a transit key. What it wraps is the engine's own text, {@code vault:v1:...}. */
record TransitAead(TransitKey key, int version, TransitClient client) implements Aead {

    @Override
    public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
        String wrapped = client.post(
                        "encrypt/" + key.name(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("plaintext", base64(plain))
                                .put("associated_data", base64(context))
                                .put("key_version", version))
                .path("data")
                .path("ciphertext")
                .asText("");
        if (!wrapped.startsWith(prefix())) {
            throw new KmsUnavailableException("The transit engine answers what was not wrapped by " + key.id(version));
        }
        return wrapped.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] decrypt(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        String text = new String(wrapped, StandardCharsets.US_ASCII);
        if (!text.startsWith(prefix())) {
            throw new GeneralSecurityException("This was not wrapped by " + key.id(version));
        }
        String plain = client.post(
                        "decrypt/" + key.name(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ciphertext", text)
                                .put("associated_data", base64(context)))
                .path("data")
                .path("plaintext")
                .asText("");
        try {
            byte[] bytes = Base64.getDecoder().decode(plain);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) { // its message quotes what it could not decode
            throw new KmsUnavailableException("The transit engine answers what is no base64");
        }
        throw new KmsUnavailableException("The transit engine answers without a plaintext");
    }

    private String prefix() {
        return "vault:v" + version + ":";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
