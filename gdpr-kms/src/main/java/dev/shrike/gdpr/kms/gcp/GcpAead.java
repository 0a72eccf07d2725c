package dev.shrike.gdpr.kms.gcp;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

/** Encryption by one version of a key of Cloud KMS. Which version wrapped something stands in the ciphertext itself. */
record GcpAead(String key, String version, GcpClient client) implements Aead {

    @Override
    public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
        return ask(version + ":encrypt", "plaintext", plain, context, "ciphertext");
    }

    @Override
    public byte[] decrypt(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return ask(key + ":decrypt", "ciphertext", wrapped, context, "plaintext");
    }

    private byte[] ask(String operation, String field, byte[] value, byte[] context, String wanted)
            throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getEncoder();
        String answered = client.post(
                        operation,
                        Map.of(
                                field,
                                base64.encodeToString(value),
                                "additionalAuthenticatedData",
                                base64.encodeToString(context)))
                .path(wanted)
                .asText("");
        try {
            byte[] bytes = Base64.getDecoder().decode(answered);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) { // its message quotes what it could not decode
            throw new KmsUnavailableException("Cloud KMS answers what is no base64 for " + version);
        }
        throw new KmsUnavailableException("Cloud KMS answers nothing for " + version);
    }
}
