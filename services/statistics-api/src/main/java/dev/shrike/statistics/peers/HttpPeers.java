package dev.shrike.statistics.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.schemas.trace.Traceparent;
import dev.shrike.topology.reading.PeerException;
import dev.shrike.topology.reading.Peers;
import dev.shrike.topology.reading.StoreAnswer;
import dev.shrike.topology.reading.StoreQuestion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks other instances over HTTP, as this service. Their addresses come from Kafka at run time, so this is no declared client. An
 * answer takes no longer than the timeout, its body included, and no more than 32 MiB. Thread-safe.
 */
public final class HttpPeers implements Peers, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST_ANSWER = 32 << 20;

    private final ServiceTokens tokens;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * @param timeout of each question, from connecting to the end of its answer
     */
    public HttpPeers(ServiceTokens tokens, Duration timeout) {
        this.tokens = tokens;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public StoreAnswer ask(HostInfo peer, StoreQuestion question) {
        try {
            HttpResponse<byte[]> answer = send(request(peer, question));
            if (answer.statusCode() != 200) {
                throw new PeerException(peer + " answers " + answer.statusCode());
            }
            return JSON.readValue(answer.body(), StoreAnswer.class);
        } catch (TimeoutException e) {
            throw new PeerException(peer + " does not answer within " + timeout, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new PeerException(peer + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException("Interrupted while asking " + peer, e);
        }
    }

    /** Unlike the client's own timeout this one includes the body. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(HostInfo peer, StoreQuestion question) throws JsonProcessingException {
        URI reads = URI.create("http://" + peer.host() + ":" + peer.port() + StoreReadsController.PATH);
        HttpRequest.Builder request = HttpRequest.newBuilder(reads)
                .header("Authorization", "Bearer " + tokens.issue(StoreReadsController.SERVICE))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)));
        Traceparent.current().ifPresent(trace -> request.header("traceparent", trace));
        return request.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
