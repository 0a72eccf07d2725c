package dev.shrike.admin.bridge;

import dev.shrike.admin.http.WholeAnswer;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.trace.Traceparent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to instances of the bridge, bounded in time and size. Thread-safe. */
final class BridgeCalls implements AutoCloseable {
    static final Duration SHORT = Duration.ofSeconds(2);
    /** Of a list or a letter: the bridge waits five seconds for Kafka at most, and once more for the letter. */
    static final Duration READING = Duration.ofSeconds(15);
    /** Of a redrive: some seconds for each lane, and a bridge that says no more than that by then is not heard. */
    static final Duration REDRIVING = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(BridgeCalls.class);
    private static final long LARGEST_ANSWER = 4 << 20;

    private final BridgeInstances instances;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(SHORT)
            .build();

    BridgeCalls(BridgeInstances instances) {
        this.instances = instances;
    }

    BridgeInstances instances() {
        return instances;
    }

    /** A request to one instance, without its method. */
    static HttpRequest.Builder request(URI instance, String path, Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instance.resolve(path)).timeout(timeout);
        Traceparent.current().ifPresent(trace -> request.header("traceparent", trace));
        return request;
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return WholeAnswer.of(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking the bridge", e);
        }
    }

    /** A question to an instance. */
    interface Question {
        HttpRequest to(URI instance);
    }

    /**
     * The answer of the first instance that gives one: each knows all dead letters, and may redrive any.
     *
     * @throws ProblemException 503 when none does
     */
    HttpResponse<byte[]> any(Question question) {
        IOException last = null;
        for (URI instance : instances.all()) {
            try {
                return send(question.to(instance));
            } catch (IOException e) {
                LOG.warn("The bridge at {} does not answer: {}", instance, e.toString());
                last = e;
            }
        }
        throw ProblemException.unavailable(SHORT, "No instance of the bridge answers now.", last);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
