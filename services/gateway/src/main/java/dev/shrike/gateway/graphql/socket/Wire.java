package dev.shrike.gateway.graphql.socket;

import java.util.concurrent.CompletionStage;

/** What a connection sends by. Thread-safe; messages leave in the order in which they are given. */
interface Wire {

    /** Sends a message; completes when it has left, or cannot leave any more. */
    CompletionStage<?> send(String message);

    /** Ends it. */
    void close(int code, String reason);
}
