package dev.shrike.bridge.settings;

import java.util.List;

/**
 * A NATS subject with wildcards: {@code *} is one token, {@code >} at the end is one or more (NATS documentation,
 * "Subject-Based Messaging").
 *
 * @param text as it is written
 * @param tokens its parts
 */
public record SubjectFilter(String text, List<String> tokens) {
    /** Matches every subject. */
    public static final String EVERYTHING = ">";

    private static final String ONE = "*";
    private static final String REST = ">";

    public SubjectFilter {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SubjectFilter of(String text) {
        List<String> tokens = List.of(text.split("\\.", -1));
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean wild = token.equals(ONE) || token.equals(REST) && i == tokens.size() - 1;
            if (token.isEmpty() || !wild && token.chars().anyMatch(SubjectFilter::isForbidden)) {
                throw new IllegalArgumentException("\"" + text + "\" is not a NATS subject filter");
            }
        }
        return new SubjectFilter(text, tokens);
    }

    private static boolean isForbidden(int character) {
        return Character.isWhitespace(character) || character == '*' || character == '>';
    }

    /** Whether some subject matches both. */
    public boolean overlaps(SubjectFilter other) {
        int length = Math.min(tokens.size(), other.tokens.size());
        for (int i = 0; i < length; i++) {
            String here = tokens.get(i);
            String there = other.tokens.get(i);
            if (here.equals(REST) || there.equals(REST)) {
                return true;
            }
            if (!here.equals(ONE) && !there.equals(ONE) && !here.equals(there)) {
                return false;
            }
        }
        return tokens.size() == other.tokens.size();
    }

    /** Whether every subject that matches the other matches this one. */
    public boolean covers(SubjectFilter other) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals(REST)) {
                return other.tokens.size() > i;
            }
            if (i >= other.tokens.size() || other.tokens.get(i).equals(REST)) {
                return false;
            }
            if (!tokens.get(i).equals(ONE) && !tokens.get(i).equals(other.tokens.get(i))) {
                return false;
            }
        }
        return tokens.size() == other.tokens.size();
    }
}
