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
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a running platform for JSON as somebody who has an account there. Logs in by itself, and again when the token has run out. The
 * administrator's token is kept, as a login is an event of its own and a command that lists events should not add one each time.
 */
public final class PlatformRest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WORK_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofHours(1);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI platform;
    private final String username;
    private final String password;
    private final Optional<KeptToken> kept;
    private String token;
    private String position;

    /**
     * As the administrator.
     *
     * @param tokenFile where the token is kept from one command to the next; only its owner can read it
     */
    public PlatformRest(URI platform, String password, Path tokenFile) {
        this(platform, "admin", password, Optional.of(new KeptToken(tokenFile)));
    }

    private PlatformRest(URI platform, String username, String password, Optional<KeptToken> kept) {
        this.platform = platform;
        this.username = username;
        this.password = password;
        this.kept = kept;
        this.token = kept.flatMap(KeptToken::read).orElse(null);
    }

    /** As somebody else, whose token is forgotten at the end. */
    public static PlatformRest as(URI platform, String username, String password) {
        return new PlatformRest(platform, username, password, Optional.empty());
    }

    /** From now on answers include what has that {@code Shrike-Position}, where they can. */
    public void include(String written) {
        position = written;
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
     * Has something be as the body says.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public JsonNode put(String path, JsonNode body) {
        return call("PUT", path, body);
    }

    /**
     * Has something removed.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public void delete(String path) {
        call("DELETE", path, null);
    }

    /**
     * Fetches a file, which may take an hour.
     *
     * @param file is there already; what it holds is replaced
     * @throws RestException when the answer is not a success, or not whole, or there is none
     */
    public void download(String path, Path file) {
        if (token == null) {
            token = logIn();
        }
        HttpResponse<String> answer = fetch(path, file);
        if (answer.statusCode() == UNAUTHORIZED) {
            token = logIn();
            answer = fetch(path, file);
        }
        if (answer.statusCode() != OK) {
            body(answer);
        }
    }

    /**
     * What the body asks for, as it comes, which may take five minutes.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public byte[] postForBytes(String path, JsonNode body) {
        if (token == null) {
            token = logIn();
        }
        HttpResponse<byte[]> answer = send(request("POST", path, body), BodyHandlers.ofByteArray());
        if (answer.statusCode() == UNAUTHORIZED) {
            token = logIn();
            answer = send(request("POST", path, body), BodyHandlers.ofByteArray());
        }
        if (answer.statusCode() != OK) {
            parsed(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /**
     * Has something written, and says where it stands: what {@link #include} takes.
     *
     * @throws RestException when the answer is not a success, or there is none
     */
    public Written write(String path, JsonNode body) {
        HttpResponse<String> answer = answered("POST", path, body);
        return new Written(
                body(answer), answer.headers().firstValue("Shrike-Position").orElse(null));
    }

    /**
     * What was written.
     *
     * @param position null when it has none
     */
    public record Written(JsonNode body, String position) {}

    private HttpResponse<String> fetch(String path, Path file) {
        var answer = http.sendAsync(
                request("GET", path, null),
                info -> info.statusCode() == OK
                        ? BodySubscribers.mapping(BodySubscribers.ofFile(file), Path::toString)
                        : BodySubscribers.ofString(StandardCharsets.UTF_8));
        try {
            return answer.get(DOWNLOAD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RestException(0, "The download from " + platform + " broke off: " + e.getCause(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RestException(0, "The download takes more than " + DOWNLOAD_TIMEOUT.toMinutes() + " min", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestException(0, "Interrupted", e);
        }
    }

    private JsonNode call(String method, String path, JsonNode body) {
        return body(answered(method, path, body));
    }

    private HttpResponse<String> answered(String method, String path, JsonNode body) {
        if (token == null) {
            token = logIn();
        }
        HttpResponse<String> answer = send(request(method, path, body));
        if (answer.statusCode() == UNAUTHORIZED) {
            token = logIn();
            answer = send(request(method, path, body));
        }
        return answer;
    }

    private HttpRequest request(String method, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.resolve(path))
                .timeout(body == null ? TIMEOUT : WORK_TIMEOUT)
                .header("Authorization", "Bearer " + token);
        if (position != null) {
            request.header("Shrike-Position", position);
        }
        return body == null
                ? request.method(method, BodyPublishers.noBody()).build()
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString()))
                        .build();
    }

    private String logIn() {
        String credentials = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("password", password)
                .toString();
        HttpRequest login = HttpRequest.newBuilder(platform.resolve("/login"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials))
                .build();
        String fresh = body(send(login)).path("access_token").asText();
        kept.ifPresent(file -> file.write(fresh));
        return fresh;
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new RestException(0, "Shrike at " + platform + " does not answer: see ./shrike status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestException(0, "Interrupted", e);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        return parsed(answer.statusCode(), answer.body());
    }

    private JsonNode parsed(int status, String text) {
        boolean ok = status / 100 == 2;
        try {
            JsonNode body = JSON.readTree(text);
            if (ok) {
                return body;
            }
            throw new RestException(status, problem(status, body), null);
        } catch (IOException e) {
            String what = ok ? "answers what is no JSON" : "answers " + status;
            throw new RestException(status, "Shrike at " + platform + " " + what, e);
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
