package dev.shrike.gdpr.kms.aws;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** Encryption by a key of AWS KMS; the context is part of the encryption context. */
record AwsAead(String arn, KmsClient client) implements Aead {

    private static final String CONTEXT = "shrike-context";

    @Override
    public byte[] encrypt(byte[] plain, byte[] context) throws GeneralSecurityException {
        return bytes(ask(() -> client.encrypt(request -> request.keyId(arn)
                        .plaintext(SdkBytes.fromByteArray(plain))
                        .encryptionContext(encoded(context)))
                .ciphertextBlob()));
    }

    @Override
    public byte[] decrypt(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return bytes(ask(() -> client.decrypt(request -> request.keyId(arn)
                        .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                        .encryptionContext(encoded(context)))
                .plaintext()));
    }

    private SdkBytes ask(Supplier<SdkBytes> call) throws GeneralSecurityException {
        try {
            return call.get();
        } catch (InvalidCiphertextException | IncorrectKeyException e) {
            throw new GeneralSecurityException("AWS KMS refuses what was not wrapped by " + arn + " for this context");
        } catch (AwsServiceException e) {
            throw new KmsUnavailableException("AWS KMS answers " + e.statusCode() + " for " + arn);
        } catch (SdkException e) { // its messages may quote what was received
            throw new KmsUnavailableException(
                    "AWS KMS does not answer for " + arn + ": " + e.getClass().getSimpleName());
        }
    }

    private byte[] bytes(SdkBytes answered) throws KmsUnavailableException {
        byte[] bytes = answered == null ? new byte[0] : answered.asByteArray();
        if (bytes.length == 0) {
            throw new KmsUnavailableException("AWS KMS answers nothing for " + arn);
        }
        return bytes;
    }

    private static Map<String, String> encoded(byte[] context) {
        return Map.of(CONTEXT, Base64.getEncoder().encodeToString(context));
    }
}
