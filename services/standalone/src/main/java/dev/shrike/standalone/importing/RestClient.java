package dev.shrike.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Posts JSON with an Idempotency-Key and asks again, bounded, while the platform is away; the key makes that harmless. Thread safe.
 */
final class RestClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final Backoff backoff;

    RestClient(URI base, Backoff backoff) {
        this.base = base;
        this.backoff = backoff;
    }

    /** An answer that is meant: not a passing failure. */
    record Answer(int status, boolean replayed, JsonNode body) {
        boolean succeeded() {
            return status / 100 == 2;
        }

        /** What a problem answer says, in one line: its errors if it names any, else its detail. */
        String problem() {
            List<String> said = new ArrayList<>();
            body.path("errors")
                    .forEach(error -> said.add(error.path("field").asText("") + " "
                            + error.path("message").asText("")));
            if (said.isEmpty() && body.hasNonNull("detail")) {
                said.add(body.path("detail").asText());
            }
            String title = status + " " + body.path("title").asText("");
            String line = said.isEmpty() ? title : title + ": " + String.join("; ", said);
            return line.replaceAll("\\s+", " ").strip();
        }
    }

    /** @throws UnavailableException when no meant answer came within the bound */
    Answer post(String path, JsonNode body, Optional<String> token, Optional<String> idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        idempotencyKey.ifPresent(value -> request.header("Idempotency-Key", value));
        return untilMeant(request.build());
    }

    private Answer untilMeant(HttpRequest request) {
        Instant giveUp = Instant.now().plus(backoff.giveUpAfter());
        for (int failures = 1; ; failures++) {
            String failure;
            IOException cause = null;
            try {
                HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
                if (!PASSING.contains(answer.statusCode())) {
                    return meant(answer);
                }
                failure = "answers " + answer.statusCode();
            } catch (IOException unreachable) {
                failure = "does not answer";
                cause = unreachable;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("Interrupted", stopped);
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new UnavailableException(
                        "Shrike at " + base + " " + failure + " (tried for "
                                + backoff.giveUpAfter().toSeconds()
                                + " s); run the import again once it is well, it goes on from here",
                        cause);
            }
            pause(backoff.pause(failures));
        }
    }

    private static Answer meant(HttpResponse<byte[]> answer) throws IOException {
        boolean json = answer.headers()
                .firstValue("Content-Type")
                .map(type -> type.contains("json"))
                .orElse(false);
        JsonNode body = json ? JSON.readTree(answer.body()) : MissingNode.getInstance();
        boolean replayed = answer.headers()
                .firstValue("Idempotency-Replayed")
                .map("true"::equals)
                .orElse(false);
        return new Answer(answer.statusCode(), replayed, body);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
