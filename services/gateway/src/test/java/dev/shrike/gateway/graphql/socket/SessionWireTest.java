package dev.shrike.gateway.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SessionWireTest {
    @Test
    void what_a_closed_session_cannot_send_has_failed_and_throws_nothing() {
        WebSocketSession closed = (WebSocketSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WebSocketSession.class}, (_, _, _) -> {
                    throw new WebSocketSessionException("The session is closed");
                });

        CompletionStage<?> sent = new SessionWire(closed).send("{}");

        assertThat(sent.toCompletableFuture()).isCompletedExceptionally();
    }
}
