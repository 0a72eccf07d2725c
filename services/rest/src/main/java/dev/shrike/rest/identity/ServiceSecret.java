package dev.shrike.rest.identity;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what services know each other ({@code shrike.service.secret}): the secret of the installation, from which every service's token
 * key follows; or, in a process that sets {@code shrike.service.secret-of} to its own name, that service's token key alone. Such a
 * process can pass for no other service, and takes no service token for genuine but its own. {@code toString} hides it.
 *
 * <p>A token key is the HMAC-SHA-256 of {@code service-token}, a zero byte and the service's name, under the secret of the
 * installation; its lower-case hex digits, in US-ASCII, are what tokens are signed with.
 */
@Singleton
public final class ServiceSecret {

    private static final int SHORTEST = 32;
    private static final String HMAC = "HmacSHA256";

    private static final String TOKENS = "service-token";

    private final byte[] secret;
    private final String only;

    /**
     * @param only the service whose token key it is; empty for the secret of the installation
     * @throws IllegalStateException when it has less than 32 bytes
     */
    public ServiceSecret(
            @Value("${shrike.service.secret}") String secret, @Value("${shrike.service.secret-of:}") String only) {
        this.only = only;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        if (this.secret.length < SHORTEST) {
            throw new IllegalStateException("shrike.service.secret needs at least " + SHORTEST + " bytes");
        }
    }

    /** What the tokens of a service are signed with; empty when this process is not to know. */
    Optional<byte[]> tokenKey(String service) {
        if (!only.isBlank()) {
            return service.equals(only) ? Optional.of(secret.clone()) : Optional.empty();
        }
        String key = HexFormat.of().formatHex(hash(TOKENS, service.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(key.getBytes(StandardCharsets.US_ASCII));
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
