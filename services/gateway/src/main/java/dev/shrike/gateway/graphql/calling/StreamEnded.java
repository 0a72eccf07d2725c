package dev.shrike.gateway.graphql.calling;

import java.util.Locale;

/** The server ended a subscription; a client may go on elsewhere from the last cursor that it saw. */
public final class StreamEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason of the live events, such as {@code too-slow} */
    public StreamEnded(String reason) {
        super("The subscription was ended: " + reason + ". Subscribe again from the last cursor.", null, false, false);
        this.reason = reason;
    }

    /** Why, in the way of GraphQL: {@code TOO_SLOW}. */
    public String code() {
        return reason.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
