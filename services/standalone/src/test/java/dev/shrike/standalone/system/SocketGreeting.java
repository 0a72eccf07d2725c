package dev.shrike.standalone.system;

import dev.shrike.standalone.system.Callers.Token;
import dev.shrike.standalone.system.Matrix.Verdict;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What a WebSocket of {@code graphql-transport-ws} answers to the first message of a client, in which it says who it is. */
final class SocketGreeting implements WebSocket.Listener {

    private static final int FORBIDDEN = 4403;
    private static final long SECONDS = 20;

    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Verdict> answer = new CompletableFuture<>();

    private SocketGreeting() {}

    static Verdict of(Callers callers, Optional<Token> token) {
        SocketGreeting greeting = new SocketGreeting();
        WebSocket socket = callers.http()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://" + callers.base().getAuthority() + "/graphql/ws"), greeting)
                .join();
        String payload = token.map(shown -> ",\"payload\":{\"token\":\"" + shown.value() + "\"}")
                .orElse("");
        socket.sendText("{\"type\":\"connection_init\"" + payload + "}", true).join();
        try {
            return greeting.answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            answer.complete(text.toString().contains("\"connection_ack\"") ? Verdict.LET_IN : Verdict.UNCLEAR);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        answer.complete(code == FORBIDDEN ? Verdict.REFUSED : Verdict.UNCLEAR);
        return null;
    }
}
