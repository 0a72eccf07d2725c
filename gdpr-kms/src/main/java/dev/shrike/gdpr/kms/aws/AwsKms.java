package dev.shrike.gdpr.kms.aws;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * One key of AWS KMS. AWS's own rotation keeps the old material and so ends no epoch: to rotate, make another key, and set the
 * one before as previous. Thread-safe.
 */
final class AwsKms implements Kms {

    private final String id;
    private final Aead aead;

    AwsKms(String arn, KmsClient client) {
        this.id = "aws:" + arn;
        this.aead = new AwsAead(arn, client);
    }

    @Override
    public Kek current() {
        return new Kek(id, aead);
    }

    @Override
    public Optional<Aead> find(String kekId) {
        return id.equals(kekId) ? Optional.of(aead) : Optional.empty();
    }

    @Override
    public String toString() {
        return id;
    }
}
