package dev.shrike.schemas.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Stands for an image's address in a subject: the first 22 characters of the base64url form of its SHA-256. */
public final class ImageToken {
    private static final int LENGTH = 22;

    private ImageToken() {}

    /** The token of an address; 132 bits, so that two addresses do not meet. */
    public static String of(String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
