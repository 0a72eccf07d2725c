package dev.shrike.gateway.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells paths that mean what they look like from those that another server could read as another path: with empty or dotted elements,
 * encoded or not, with parameters, backslashes or control characters.
 */
final class PlainPath {
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|2e|25|3b|00)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERWISE = Pattern.compile("//|/\\.{1,2}(/|$)|[\\\\;\\p{Cntrl}]");

    private PlainPath() {}

    static boolean is(String path) {
        if (!path.startsWith("/") || ENCODED_SEPARATOR.matcher(path).find()) {
            return false;
        }
        try {
            return !OTHERWISE
                    .matcher(URLDecoder.decode(path, StandardCharsets.UTF_8))
                    .find();
        } catch (IllegalArgumentException _) {
            return false; // an escape that is none
        }
    }
}
