package dev.shrike.watch.promql;

/**
 * A piece of an expression.
 *
 * @param text as it stands there; of a text in quotes, what is between them
 * @param begin where it begins
 * @param end where the next one may begin
 */
record Token(Kind kind, String text, int begin, int end) {

    enum Kind {
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }
}
