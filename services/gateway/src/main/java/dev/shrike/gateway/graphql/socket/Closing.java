package dev.shrike.gateway.graphql.socket;

/** Why the server closes a connection: the codes and words of the protocol, and those of WebSockets where it has none. */
enum Closing {
    BAD_REQUEST(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    /** Clients of the protocol connect again after this one, with a new token if they have one. */
    FORBIDDEN(4403, "Forbidden"),
    TOKEN_EXPIRED(4403, "Token expired"),
    NO_SUBPROTOCOL(4406, "Subprotocol not acceptable"),
    INITIALISATION_TIMEOUT(4408, "Connection initialisation timeout"),
    SUBSCRIBER_EXISTS(4409, "Subscriber already exists"),
    TOO_MANY_INITIALISATIONS(4429, "Too many initialisation requests"),
    FAULT(1011, "Internal error"),
    STOPPING(1012, "This instance stops"),
    TOO_MANY_MESSAGES(1008, "Too many messages wait"),
    SLOW(1013, "Too slow: results waited for too long"),
    FULL(1013, "Too many connections"),
    PERSON_FULL(1013, "Too many connections of one person"),
    SILENT(1001, "No pong");

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
