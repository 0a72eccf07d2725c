package dev.shrike.standalone.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a running platform for JSON as its administrator. Logs in by itself, and again when the token has run out; the token is kept,
 * as a login is an event of its own and a command that lists events should not add one each time.
 */
public final class AdminRest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WORK_TIMEOUT = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI platform;
    private final String password;
    private final KeptToken kept;
    private String token;

    /** @param tokenFile where the token is kept from one command to the next; only its owner can read it */
    public AdminRest(URI platform, String password, Path tokenFile) {
        this.platform = platform;
        this.password = password;
        this.kept = new KeptToken(tokenFile);
        this.token = kept.read().orElse(null);
    }

    /**
     * What is there.
     *
     * @param path with its query, already encoded
     * @throws RestException when the answer is not a success, or there is none
     */
    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    /**
     * Has something done that needs no words besides its path.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public JsonNode post(String path) {
        return call("POST", path, null);
    }

    /**
     * Has something done that the body says, which may take five minutes.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    /**
     * Has something removed.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public void delete(String path) {
        call("DELETE", path, null);
    }

    private JsonNode call(String method, String path, JsonNode body) {
        if (token == null) {
            token = logIn();
        }
        HttpResponse<String> answer = send(request(method, path, body));
        if (answer.statusCode() == UNAUTHORIZED) {
            token = logIn();
            answer = send(request(method, path, body));
        }
        return body(answer);
    }

    private HttpRequest request(String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.resolve(path))
                .timeout(body == null ? TIMEOUT : WORK_TIMEOUT)
                .header("Authorization", "Bearer " + token);
        return body == null
                ? request.method(method, BodyPublishers.noBody()).build()
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString()))
                        .build();
    }

    private String logIn() {
        String credentials = JsonNodeFactory.instance
                .objectNode()
                .put("username", "admin")
                .put("password", password)
                .toString();
        HttpRequest login = HttpRequest.newBuilder(platform.resolve("/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials))
                .build();
        String fresh = body(send(login)).path("access_token").asText();
        kept.write(fresh);
        return fresh;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RestException(0, "Shrike at " + platform + " does not answer: see ./shrike status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestException(0, "Interrupted", e);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        boolean ok = answer.statusCode() / 100 == 2;
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (ok) {
                return body;
            }
            throw new RestException(answer.statusCode(), problem(answer.statusCode(), body), null);
        } catch (IOException e) {
            String what = ok ? "answers what is no JSON" : "answers " + answer.statusCode();
            throw new RestException(answer.statusCode(), "Shrike at " + platform + " " + what, e);
        }
    }

    /** Of a problem answer the fields at fault, if it names any, else its detail. */
    private static String problem(int status, JsonNode body) {
        List<String> said = new ArrayList<>();
        body.path("errors")
                .forEach(error -> said.add(error.path("field").asText() + " "
                        + error.path("message").asText()));
        String detail = said.isEmpty() ? body.path("detail").asText("") : String.join("; ", said);
        return (status + " " + (detail.isBlank() ? body.path("title").asText("") : detail)).strip();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
