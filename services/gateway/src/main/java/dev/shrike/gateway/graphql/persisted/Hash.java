package dev.shrike.gateway.graphql.persisted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a query's text in UTF-8, in small hexadecimal digits.
 *
 * @param hex 64 digits
 */
record Hash(String hex) {

    Hash {
        hex = hex.toLowerCase(Locale.ROOT);
    }

    static Hash of(String query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return new Hash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
