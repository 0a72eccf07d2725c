package dev.shrike.admin.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.uri.UriBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge at {@code shrike.bridge.url}: each address of that host is an instance. They come and go, so this is no declared client.
 * Dead letters are asked for with the token of whoever asks here, and the bridge decides by itself. Thread-safe.
 */
@Singleton
@Requires(property = "shrike.bridge.url")
final class RemoteBridge implements BridgeAccess {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteBridge.class);
    private static final String LETTERS = "/dead-letters";

    private final BridgeCalls calls;
    private final ObjectMapper json;

    RemoteBridge(@Value("${shrike.bridge.url}") URI url, ObjectMapper json) {
        this.calls = new BridgeCalls(new BridgeInstances(url));
        this.json = json;
    }

    @Override
    public BridgeLanes lanes() {
        List<BridgeLanes> told = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (URI instance : calls.instances().all()) {
            try {
                HttpRequest question = BridgeCalls.request(instance, "/lanes", BridgeCalls.SHORT)
                        .GET()
                        .build();
                told.add(read(calls.send(question), BridgeLanes.class));
            } catch (IOException | ProblemException e) {
                LOG.warn("The bridge at {} does not tell of its lanes: {}", instance, e.toString());
                silent.add(instance.getAuthority());
            }
        }
        if (told.isEmpty()) {
            throw ProblemException.unavailable(BridgeCalls.SHORT, "No instance of the bridge answers now.", null);
        }
        return LaneUnion.of(told, silent);
    }

    @Override
    public BridgeLetters letters(BridgeLetters.Query query, String authorization) {
        UriBuilder path =
                UriBuilder.of(LETTERS).queryParam("settled", query.settled()).queryParam("limit", query.limit());
        if (query.lane() != null) {
            path.queryParam("lane", query.lane());
        }
        if (query.reason() != null) {
            path.queryParam("reason", query.reason());
        }
        return read(get(path.build().toString(), authorization), BridgeLetters.class);
    }

    @Override
    public Optional<BridgeLetter> letter(String id, String authorization) {
        HttpResponse<byte[]> answer = get(LETTERS + "/" + id, authorization);
        return answer.statusCode() == HttpStatus.NOT_FOUND.getCode()
                ? Optional.empty()
                : Optional.of(read(answer, BridgeLetter.class));
    }

    @Override
    public BridgeRedrive redrive(BridgeRedrive.Wish wish, String authorization) {
        byte[] body = write(wish);
        return read(
                calls.any(instance -> BridgeCalls.request(instance, LETTERS + "/redrive", BridgeCalls.REDRIVING)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build()),
                BridgeRedrive.class);
    }

    private HttpResponse<byte[]> get(String path, String authorization) {
        return calls.any(instance -> BridgeCalls.request(instance, path, BridgeCalls.READING)
                .header("Authorization", authorization)
                .GET()
                .build());
    }

    /** What an instance says, or the problem that it has with the question. */
    private <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        try {
            if (answer.statusCode() == HttpStatus.OK.getCode()) {
                return json.readValue(answer.body(), type);
            }
            String detail =
                    json.readTree(answer.body()).path("detail").asText("The bridge answers " + answer.statusCode());
            throw problem(answer.statusCode(), detail);
        } catch (IOException e) {
            throw ProblemException.unavailable(
                    BridgeCalls.SHORT, "The bridge answers " + answer.statusCode() + ", and not as it should.", e);
        }
    }

    private static ProblemException problem(int status, String detail) {
        return switch (status) {
            case 400 -> ProblemException.badRequest("bad-request", detail);
            case 403 -> ProblemException.forbidden(detail);
            case 404 -> ProblemException.notFound(detail);
            case 409 -> ProblemException.conflict("redrive-under-way", detail);
            default -> ProblemException.unavailable(BridgeCalls.SHORT, detail, null);
        };
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Wishes of ours can be written", e);
        }
    }

    @PreDestroy
    void close() {
        calls.close();
    }
}
