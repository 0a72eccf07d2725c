package dev.shrike.admin.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge at {@code shrike.bridge.url}: each address of that host is an instance. They come and go, so this is no declared client.
 * Thread-safe.
 */
@Singleton
@Requires(property = "shrike.bridge.url")
final class RemoteBridge implements BridgeAccess {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteBridge.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final long LARGEST_ANSWER = 4 << 20;
    private static final int OK = 200;

    private final BridgeInstances instances;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    RemoteBridge(@Value("${shrike.bridge.url}") URI url, ObjectMapper json) {
        this.instances = new BridgeInstances(url);
        this.json = json;
    }

    @Override
    public BridgeLanes lanes() {
        List<BridgeLanes> told = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (URI instance : instances.all()) {
            try {
                HttpResponse<byte[]> answer =
                        send(request(instance, "/lanes").GET().build());
                if (answer.statusCode() == OK) {
                    told.add(json.readValue(answer.body(), BridgeLanes.class));
                    continue;
                }
                LOG.warn("The bridge at {} answers {} when asked for its lanes", instance, answer.statusCode());
            } catch (IOException e) {
                LOG.warn("The bridge at {} does not answer: {}", instance, e.toString());
            }
            silent.add(instance.getAuthority());
        }
        if (told.isEmpty()) {
            throw ProblemException.unavailable(RETRY_AFTER, "No instance of the bridge answers now.", null);
        }
        return LaneUnion.of(told, silent);
    }

    private static HttpRequest.Builder request(URI instance, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instance.resolve(path)).timeout(TIMEOUT);
        Traceparent.current().ifPresent(trace -> request.header("traceparent", trace));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking the bridge", e);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
