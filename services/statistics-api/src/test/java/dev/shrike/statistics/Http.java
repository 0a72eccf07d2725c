package dev.shrike.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A plain client of the service under test, as one caller; shows exactly what comes over the wire. */
public record Http(URI base, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return send(path, request);
    }

    public Answer get(String path, String accept) {
        return send(path, request(path).header("Accept", accept).GET());
    }

    public Answer post(String path, byte[] body) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** As JSON. */
    public Answer post(String path, String body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(path, request);
    }

    public Answer put(String path, String body) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(path, request(path).DELETE());
    }

    /** Asks, and closes the connection before there is an answer; false when the answer was faster. */
    public boolean goAway(String path, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.sendAsync(
                    request(path)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            try {
                answer.get(1, TimeUnit.SECONDS);
                return answer.resultNow().statusCode() == 429;
            } catch (TimeoutException waiting) {
                client.shutdownNow();
                return true;
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("No answer to " + path, e);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(String path, HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + body(), e);
            }
        }

        /** The status, when the answer is a problem; else what it is instead. */
        public String problem() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? status() + " " + json().path("type").asText()
                    : "no problem: " + this;
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
