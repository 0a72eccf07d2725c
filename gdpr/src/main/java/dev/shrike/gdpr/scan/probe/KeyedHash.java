package dev.shrike.gdpr.scan.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The two hashes of one probe, both under its own random key: a quick one of a window of eight bytes, and HMAC-SHA-256 of a
 * whole value. Immutable and thread-safe.
 */
final class KeyedHash {

    static final int KEY_BYTES = 32;
    /** Of the HMAC's 32 bytes; 2^128 forgeries are enough to exclude a chance. */
    static final int TAG_BYTES = 16;

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;
    private final long mask;
    private final long first;
    private final long second;

    KeyedHash(byte[] key) {
        this.key = key.clone();
        ByteBuffer derived = ByteBuffer.wrap(mac().doFinal("shrike.probe.window.v1".getBytes(StandardCharsets.UTF_8)));
        this.mask = derived.getLong();
        this.first = derived.getLong() | 1;
        this.second = derived.getLong() | 1;
    }

    byte[] key() {
        return key.clone();
    }

    /**
     * Half of a multiply-xorshift permutation of the window: the half that is left out cannot be computed back, so that what is
     * kept does not tell the window.
     */
    int ofWindow(long window) {
        long hash = (window ^ mask) * first;
        hash = (hash ^ (hash >>> 32)) * second;
        return (int) (hash >>> 32);
    }

    /** The tag of a value, to be compared with what is kept. */
    byte[] ofValue(byte[] bytes, int from, int length) {
        Mac mac = mac();
        mac.update(bytes, from, length);
        return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
