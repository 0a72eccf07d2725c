package dev.shrike.rest.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that the services of one installation share ({@code shrike.service.secret}). {@code toString} hides it. */
@Singleton
public final class ServiceSecret {

    private static final int SHORTEST = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    /** @throws IllegalStateException when it has less than 32 bytes */
    public ServiceSecret(@Value("${shrike.service.secret}") String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < SHORTEST) {
            throw new IllegalStateException("shrike.service.secret needs at least " + SHORTEST + " bytes");
        }
    }

    byte[] bytes() {
        return secret.clone();
    }

    /**
     * A keyed hash: equal for equal input, and useless for guessing the input without the secret.
     *
     * @param use separates hashes that are made for different ends
     */
    public byte[] hash(String use, byte[] input) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "ServiceSecret[hidden]";
    }
}
