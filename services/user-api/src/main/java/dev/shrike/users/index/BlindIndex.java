package dev.shrike.users.index;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) of values that have to be found or compared, but not read. Equal values have equal hashes,
 * within one use. Thread-safe.
 */
@Singleton
public final class BlindIndex {

    private static final String HMAC = "HmacSHA256";

    private final IndexKey key;

    BlindIndex(IndexKey key) {
        this.key = key;
    }

    /**
     * The hash of a value, 64 hex digits.
     *
     * @param use sets hashes apart that are made for different ends
     * @throws dev.shrike.gdpr.key.VaultUnavailableException when the key was not read yet and the vault is away
     */
    public String of(String use, String value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.bytes(), HMAC));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + HMAC, e);
        }
    }
}
