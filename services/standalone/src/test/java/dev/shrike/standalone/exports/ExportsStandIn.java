package dev.shrike.standalone.exports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Answers as the platform does about one export, which is in each of its states for one question. */
final class ExportsStandIn implements AutoCloseable {
    static final String ID = "1f1e33a4-3c52-4a3c-9d4e-1c4f0f7f5a10";

    private final Deque<String> states = new ArrayDeque<>();
    private final HttpServer server;
    private byte[] file = new byte[0];
    private int cut;

    ExportsStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/login", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        server.createContext("/gdpr/exports", this::exports);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void goThrough(String... all) {
        states.addAll(List.of(all));
    }

    void give(byte[] zip) {
        file = zip;
    }

    /** The connection ends before so many bytes of the file were sent. */
    void breakOff(int bytes) {
        cut = bytes;
    }

    /** An export with one file besides the manifest. */
    static byte[] zip(String content, String told) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            if (content != null) {
                zip.putNextEntry(new ZipEntry("events.json"));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write("""
                    {"events":{"tick.v1":3,"user.v1":4},"sealed_values":{"tampered":1},
                    "files":[{"name":"events.json","rows":7,"bytes":2,"sha256":"%s"}]}""".formatted(sha256(told)).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void exports(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/file")) {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, file.length - cut);
            exchange.close();
            return;
        }
        String state = states.size() > 1 ? states.remove() : states.element();
        if (state.equals("erased")) {
            answer(exchange, 410, "{\"title\":\"Gone\",\"detail\":\"This person was erased.\"}");
        } else {
            answer(exchange, 202, """
                    {"id":"%s","state":"%s","events":7,"waiting_for":"notifier","file":"/gdpr/exports/%s/file"}""".formatted(ID, state, ID));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
