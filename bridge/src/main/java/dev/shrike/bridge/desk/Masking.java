package dev.shrike.bridge.desk;

import java.util.regex.Pattern;

/**
 * Hides what looks like an address or a place on earth, in text whose writer is not known. A net below the rules, not one of them. A
 * place in a topic, as {@code tick.v1-3@41}, stays.
 */
final class Masking {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\"'<>,;:=(){}\\[\\]]+@\\p{L}[^\\s\"'<>,;:=(){}\\[\\]]*");
    private static final Pattern NETWORK = Pattern.compile("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern DEGREES = Pattern.compile("-?\\b\\d{1,3}\\.\\d{3,}\\b");

    private Masking() {}

    /** The same text, of the same length. */
    static String text(String text) {
        String hidden = hide(ADDRESS, text);
        return hide(DEGREES, hide(NETWORK, hidden));
    }

    private static String hide(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(found -> "*".repeat(found.group().length()));
    }
}
