package dev.shrike.statistics.caching;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, 8.8.3): equal for equal bytes, and different for different ones. Immutable.
 *
 * @param text as it stands in a header, with its quotes
 */
record EntityTag(String text) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
    private static final int BYTES = 16;

    /** The tag of an answer, from the SHA-256 of its body. */
    static EntityTag of(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(
                    '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Whether a client has what this is the tag of, by the weak comparison that the header asks for (RFC 9110, 13.1.2).
     *
     * @param ifNoneMatch the values of the headers of that name
     */
    boolean isAmong(List<String> ifNoneMatch) {
        return ifNoneMatch.stream()
                .anyMatch(known -> known.strip().equals("*")
                        || TAG.matcher(known)
                                .results()
                                .anyMatch(tag -> tag.group(1).equals(text)));
    }
}
