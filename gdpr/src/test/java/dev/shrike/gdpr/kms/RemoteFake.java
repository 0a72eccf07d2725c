package dev.shrike.gdpr.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A key management service on this machine, with real encryption behind it and every trouble a service can have. */
public abstract class RemoteFake implements AutoCloseable {

    /** What it has to be asked with. */
    public static final String TOKEN = "token-that-stays-secret";

    static final String GARBAGE = "<html>stays secret, too</html>";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mode mode = Mode.WORKING;

    /** How it is. */
    public enum Mode {
        WORKING,
        FAILING_ONCE,
        FAILING,
        FORBIDDING,
        SILENT,
        DRIPPING,
        TALKING_GARBAGE,
        EMPTY,
        TALKING_ENDLESSLY,
        REDIRECTING
    }

    /** What it answers. */
    public record Answer(int status, JsonNode body) {}

    protected RemoteFake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public final URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public final void turn(Mode to) {
        mode = to;
    }

    /** Answers as the service does when all is well. */
    protected abstract Answer answer(HttpExchange exchange, JsonNode body) throws GeneralSecurityException;

    protected static ObjectNode json() {
        return JSON.createObjectNode();
    }

    protected static byte[] bytes(JsonNode body, String field) {
        return Base64.getDecoder().decode(body.path(field).asText());
    }

    protected static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    protected static Aead freshKey() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            switch (mode) {
                case WORKING -> work(exchange, asked);
                case FAILING_ONCE -> {
                    mode = Mode.WORKING;
                    send(exchange, 503, GARBAGE);
                }
                case FAILING -> send(exchange, 500, GARBAGE);
                case FORBIDDING -> send(exchange, 403, GARBAGE);
                case SILENT -> closed.await();
                case DRIPPING -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                case TALKING_GARBAGE -> send(exchange, 200, GARBAGE);
                case EMPTY -> send(exchange, 200, "{}");
                case TALKING_ENDLESSLY -> talk(exchange);
                case REDIRECTING -> {
                    exchange.getResponseHeaders().add("Location", uri() + "/elsewhere");
                    send(exchange, 302, GARBAGE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(HttpExchange exchange, byte[] asked) throws IOException {
        try {
            Answer answer = answer(exchange, JSON.readTree(asked));
            send(
                    exchange,
                    answer.status(),
                    answer.body() == null ? "" : answer.body().toString());
        } catch (GeneralSecurityException e) {
            send(
                    exchange,
                    400,
                    json().put("__type", "InvalidCiphertextException").toString());
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void talk(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] talk = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
        while (closed.getCount() > 0) {
            exchange.getResponseBody().write(talk); // ends with an exception when nobody listens any more
        }
    }

    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
