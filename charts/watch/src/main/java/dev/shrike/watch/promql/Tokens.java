package dev.shrike.watch.promql;

import dev.shrike.watch.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Tokens {
    private static final Pattern NEXT = Pattern.compile("""
            (?<space>\\s+|\\#[^\\n]*)
            |(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)
            |(?<text>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)
            |(?<range>\\[[^\\]]*\\])
            |(?<number>[0-9.]+[a-zA-Z0-9.]*|\\$[a-zA-Z_]+)
            |(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^()\\{\\},=<>@])""", Pattern.COMMENTS);

    private Tokens() {}

    /**
     * All of them, with one at the end that is the end. Ranges count as numbers.
     *
     * @throws IllegalArgumentException when something is no token
     */
    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!next.find(at) || next.start() != at) {
                throw new IllegalArgumentException("Not understood from character " + at + " on: " + expression);
            }
            at = next.end();
            if (next.group("name") != null) {
                tokens.add(new Token(Kind.NAME, next.group(), next.start(), at));
            } else if (next.group("text") != null) {
                tokens.add(new Token(Kind.TEXT, expression.substring(next.start() + 1, at - 1), next.start(), at));
            } else if (next.group("sign") != null) {
                tokens.add(new Token(Kind.SIGN, next.group(), next.start(), at));
            } else if (next.group("space") == null) {
                tokens.add(new Token(Kind.NUMBER, next.group(), next.start(), at));
            }
        }
        tokens.add(new Token(Kind.END, "", at, at));
        return tokens;
    }
}
