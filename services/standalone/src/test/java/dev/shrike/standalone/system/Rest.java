package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a client does over HTTP, as one caller. */
record Rest(HttpClient http, URI base, String token, String position) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** An answer; the body is {@code null} where there is none. */
    record Answer(int status, JsonNode body, String location, String contentType, String position) {}

    /** Somebody registered and logged in. */
    record Person(String id, String username, Rest rest) {}

    static Rest anonymous(URI base) {
        return new Rest(HttpClient.newHttpClient(), base, null, null);
    }

    Rest withToken(String other) {
        return new Rest(http, base, other, position);
    }

    /** Whose answers include what has that position. */
    Rest at(String included) {
        return new Rest(http, base, token, included);
    }

    Rest login(String username, String password) {
        Answer answer = post(
                "/login",
                JSON.createObjectNode()
                        .put("username", username)
                        .put("password", password)
                        .toString());
        if (answer.status() != 200) {
            throw new AssertionError("Login of " + username + " answered " + answer);
        }
        return withToken(answer.body().get("access_token").textValue());
    }

    Person register(String username) {
        String password = "pass phrase of " + username;
        Answer answer = post("/users", """
                {"username":"%s","email":"%s@birds.example","display_name":"Display of %s","password":"%s"}""".formatted(username, username, username, password));
        if (answer.status() != 201) {
            throw new AssertionError("Registering " + username + " answered " + answer);
        }
        return new Person(answer.body().get("id").textValue(), username, login(username, password));
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(String method, String path, String json) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        authorized(request);
        if (position != null) {
            request.header("Shrike-Position", position);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? null : JSON.readTree(answer.body()),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Shrike-Position").orElse(""));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        }
    }
}
