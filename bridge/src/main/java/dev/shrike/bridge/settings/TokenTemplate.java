package dev.shrike.bridge.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text made of a NATS subject: {@code {1}} is its first token, {@code {-1}} its last, {@code {2..}} all from the second on, with their
 * dots, {@code {subject}} the whole; everything else stands for itself. Immutable and thread-safe.
 */
public final class TokenTemplate {
    /** The subject itself. */
    public static final String WHOLE_SUBJECT = "{subject}";

    private static final Pattern PLACE = Pattern.compile("\\{(?:(subject)|(-?[1-9][0-9]?)(\\.\\.)?)}");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    private final String text;
    private final List<Part> parts;

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Whole() implements Part {}

        record Token(int number, boolean andRest) implements Part {}
    }

    private TokenTemplate(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a brace in it means nothing
     */
    public static TokenTemplate of(String text) {
        var parts = new ArrayList<Part>();
        Matcher places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            literal(text, end, places.start(), parts);
            parts.add(
                    places.group(1) != null
                            ? new Part.Whole()
                            : new Part.Token(Integer.parseInt(places.group(2)), places.group(3) != null));
            end = places.end();
        }
        literal(text, end, text.length(), parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A template cannot be empty");
        }
        return new TokenTemplate(text, parts);
    }

    private static void literal(String text, int from, int to, List<Part> parts) {
        String literal = text.substring(from, to);
        if (BRACE.matcher(literal).find()) {
            throw new IllegalArgumentException("In the template \"" + text
                    + "\" a place is {1}, {-1}, {2..} or {subject}, and \"" + literal + "\" is none");
        }
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal));
        }
    }

    /** Whether it is the same for every subject. */
    public boolean isConstant() {
        return parts.stream().allMatch(part -> part instanceof Part.Literal);
    }

    /** The text for a subject; empty when the subject lacks a token that it needs. */
    public Optional<String> expand(String subject) {
        String[] tokens = subject.split("\\.");
        var made = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(var literal) -> made.append(literal);
                case Part.Whole() -> made.append(subject);
                case Part.Token(int number, boolean andRest) -> {
                    int at = number > 0 ? number - 1 : tokens.length + number;
                    if (at < 0 || at >= tokens.length) {
                        return Optional.empty();
                    }
                    made.append(
                            andRest
                                    ? List.of(tokens).subList(at, tokens.length).stream()
                                            .collect(Collectors.joining("."))
                                    : tokens[at]);
                }
            }
        }
        return Optional.of(made.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
