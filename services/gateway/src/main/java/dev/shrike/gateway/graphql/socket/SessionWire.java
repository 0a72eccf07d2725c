package dev.shrike.gateway.graphql.socket;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends by a session. */
record SessionWire(WebSocketSession session) implements Wire {

    @Override
    public CompletionStage<?> send(String message) {
        try {
            return session.sendAsync(message);
        } catch (WebSocketException e) {
            return CompletableFuture.failedFuture(e); // it is closed, and nobody else is to hear of it
        }
    }

    @Override
    public void close(int code, String reason) {
        session.close(new CloseReason(code, reason));
    }
}
