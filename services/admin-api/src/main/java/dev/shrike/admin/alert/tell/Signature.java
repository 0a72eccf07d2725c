package dev.shrike.admin.alert.tell;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as the Standard Webhooks specification says (standardwebhooks.com, 1.0, symmetric): HMAC-SHA-256 over the id, the time
 * in seconds and the body, joined by dots. Immutable.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when it is not a secret of the specification */
    Signature(String secret) {
        byte[] bytes =
                Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException("shrike.alerts.webhook.secret is " + SHORTEST + " to " + LONGEST
                    + " bytes in Base64, behind " + PREFIX);
        }
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** The value of the header {@code webhook-signature}. */
    String of(String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
