package dev.shrike.watch.promql;

import dev.shrike.watch.promql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an expression reads and by which labels it groups. Whether it is right in all else Prometheus itself has to say. Immutable.
 */
public final class Expression {
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");
    private static final Set<String> WITH_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private final String text;
    private final List<Token> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Token> metrics = new ArrayList<>();
    private final Set<String> groupings = new LinkedHashSet<>();
    private int at;

    private Expression(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
        while (now().kind() != Kind.END) {
            step();
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static Expression of(String text) {
        return new Expression(text);
    }

    /** Each metric that is read, as often as it is. */
    public List<Selector> selectors() {
        return List.copyOf(selectors);
    }

    /** Labels that series are grouped or joined by. */
    public Set<String> groupings() {
        return Set.copyOf(groupings);
    }

    /** The same of fewer series: each metric has to meet this, too. */
    public String within(String matcher) {
        StringBuilder narrowed = new StringBuilder(text);
        for (Token metric : metrics.reversed()) {
            boolean matched = metric.end() < text.length() && text.charAt(metric.end()) == '{';
            narrowed.insert(matched ? metric.end() + 1 : metric.end(), matched ? matcher + ", " : "{" + matcher + "}");
        }
        return narrowed.toString();
    }

    private void step() {
        Token token = next();
        if (token.is("{")) {
            throw new IllegalArgumentException("A selector without a metric's name: " + text);
        }
        if (token.kind() != Kind.NAME || WORDS.contains(token.text().toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        if (WITH_LABELS.contains(token.text())) {
            labels();
        } else if (!now().is("(") && !now().isWord("by") && !now().isWord("without")) {
            metrics.add(token);
            selectors.add(new Selector(token.text(), now().is("{") ? matchers() : List.of()));
        }
    }

    private void labels() {
        if (!now().is("(")) {
            return; // group_left may have none
        }
        for (next(); !now().is(")"); next()) {
            if (now().kind() == Kind.NAME) {
                groupings.add(now().text());
            } else if (!now().is(",")) {
                throw new IllegalArgumentException("A list of labels is not understood: " + text);
            }
        }
        next();
    }

    private List<Matcher> matchers() {
        List<Matcher> found = new ArrayList<>();
        next();
        while (!now().is("}")) {
            Token label = expect(Kind.NAME);
            Token operator = expect(Kind.SIGN);
            found.add(
                    new Matcher(label.text(), operator.text(), expect(Kind.TEXT).text()));
            if (now().is(",")) {
                next();
            }
        }
        next();
        return found;
    }

    private Token expect(Kind kind) {
        Token token = next();
        if (token.kind() != kind) {
            throw new IllegalArgumentException("Matchers are not understood at " + token.text() + ": " + text);
        }
        return token;
    }

    private Token now() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() == Kind.END) {
            throw new IllegalArgumentException("Ends in the middle: " + text);
        }
        at++;
        return token;
    }

    @Override
    public String toString() {
        return text;
    }
}
