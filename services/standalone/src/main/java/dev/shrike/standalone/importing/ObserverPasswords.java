package dev.shrike.standalone.importing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords of imported people. They are derived, so that the same registration asked for twice is the same request, and from the
 * administrator's password, so that nobody else can tell them.
 */
final class ObserverPasswords {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    ObserverPasswords(String adminPassword) {
        this.key = new SecretKeySpec(adminPassword.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    String of(UUID observer) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] derived = mac.doFinal(("observer " + observer).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every JDK has " + HMAC, fault);
        }
    }
}
