package dev.shrike.bridge.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 64 bits of SHA-256, never 0: among a hundred million values, two are alike with a chance of one in 3,000. */
final class Fingerprint {
    /** Stands for a value that is not known. */
    static final long UNKNOWN = 0;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    long of(String text) {
        return text.isEmpty() ? UNKNOWN : of(text.getBytes(StandardCharsets.UTF_8));
    }

    long of(byte[] bytes) {
        long first = ByteBuffer.wrap(digest.digest(bytes)).getLong();
        return first == UNKNOWN ? 1 : first;
    }
}
