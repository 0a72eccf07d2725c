package dev.shrike.admin.page.asset;

import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file of the page.
 *
 * @param version a hash of the content
 */
@SuppressWarnings("ArrayRecordComponent") // written to responses, never compared
record Asset(String name, String version, byte[] content, MediaType type) {
    private static final int VERSION_BYTES = 8;

    static Asset of(String name, byte[] content) {
        return new Asset(name, hash(content), content, typeOf(name));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static MediaType typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> MediaType.of("text/css;charset=utf-8");
            case "js" -> MediaType.of("text/javascript;charset=utf-8");
            case "svg" -> MediaType.of("image/svg+xml");
            default -> throw new IllegalArgumentException(name + " is of no kind that the page has");
        };
    }
}
