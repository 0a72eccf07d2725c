package dev.shrike.messaging.subscribe;

/** The aggregate that a subject of the catalogue names: {@code <event>.v<major>.<aggregate>.<type>}. */
final class AggregateToken {
    private static final int TOKENS = 4;
    private static final int AGGREGATE = 2;

    private AggregateToken() {}

    /** The third token; a subject of any other form is an aggregate of its own. */
    static String in(String subject) {
        String[] tokens = subject.split("\\.", -1);
        return tokens.length == TOKENS ? tokens[AGGREGATE] : subject;
    }
}
