package dev.shrike.admin.page.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.http.WholeAnswer;
import dev.shrike.admin.page.session.Session;
import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.core.annotation.Nullable;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Asks the services over HTTP, with the token of the person who looks: what that person may not, the service refuses. Every question has a
 * timeout, no answer is larger than 8 MiB. Blocks; to be called on virtual threads. Thread-safe.
 */
@Singleton
public class PlatformClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long LARGEST = 8 * 1024 * 1024;
    private static final int FIRST_FAILURE = 300;

    private final Places places;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public PlatformClient(Places places, ObjectMapper json) {
        this.places = places;
        this.json = json;
    }

    /** What the service answers, as it is. */
    public Answer<JsonNode> ask(Session session, Ask ask) {
        return send(session.token(), ask);
    }

    /** What the service answers, read into a record whose names are the answer's in camel case. */
    public <T> Answer<T> ask(Session session, Ask ask, Class<T> type) {
        return ask(session, ask).map(node -> json.convertValue(node, type));
    }

    /** Without anybody's token: for logging in, and for health. */
    public Answer<JsonNode> askAnonymously(Ask ask) {
        return send(null, ask);
    }

    /** What a service says of its health, whether it is well or not. */
    public Answer<JsonNode> askForHealth(Place place) {
        return whole(null, Ask.get(place, "/health"), response -> Reading.readWhatever(json, response));
    }

    /** Several questions at once; the answers come in the same order. */
    public List<Answer<JsonNode>> askAll(Session session, List<Ask> asks) {
        List<Future<Answer<JsonNode>>> running = new ArrayList<>();
        for (Ask ask : asks) {
            running.add(later(() -> ask(session, ask)));
        }
        return running.stream().map(PlatformClient::await).toList();
    }

    /** Something that is asked meanwhile; each question in it has its own timeout. */
    public <T> Future<T> later(Supplier<T> work) {
        Context trace = Context.current();
        return threads.submit(() -> trace.wrapSupplier(work).get());
    }

    /** What {@link #later} has begun. */
    public static <T> T await(Future<T> begun) {
        try {
            return begun.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The page is stopping", stopping);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(fault.getCause());
        }
    }

    /**
     * A file that the service gives, as a stream that the caller closes; of any size.
     *
     * @param ask its patience is for the answer's beginning
     */
    public Answer<Download> download(Session session, Ask ask) {
        return ask(
                session.token(),
                ask,
                request -> http.send(request, BodyHandlers.ofInputStream()),
                response -> response.statusCode() >= FIRST_FAILURE
                        ? Reading.failedDownload(json, response)
                        : new Answer.Given<>(Download.of(response), response.statusCode(), null));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private Answer<JsonNode> send(@Nullable String token, Ask ask) {
        return whole(token, ask, response -> Reading.read(json, response));
    }

    private <T> Answer<T> whole(@Nullable String token, Ask ask, Reader<byte[], T> reader) {
        return ask(
                token,
                ask,
                request -> WholeAnswer.of(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)),
                reader);
    }

    private <B, T> Answer<T> ask(@Nullable String token, Ask ask, Sender<B> sender, Reader<B, T> reader) {
        Optional<URI> address = places.of(ask.place());
        if (address.isEmpty()) {
            return new Answer.Failed<>(Trouble.nowhere(ask.place()));
        }
        try {
            return reader.read(sender.send(request(token, ask, address.get())));
        } catch (IOException away) {
            return new Answer.Failed<>(Trouble.away(ask.place()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Failed<>(Trouble.away(ask.place()));
        }
    }

    private interface Sender<B> {
        HttpResponse<B> send(HttpRequest request) throws IOException, InterruptedException;
    }

    private interface Reader<B, T> {
        Answer<T> read(HttpResponse<B> response) throws IOException;
    }

    private HttpRequest request(@Nullable String token, Ask ask, URI address) {
        String base = address.toString().replaceAll("/+$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + ask.target())).timeout(ask.within());
        ask.headers().forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (Span.current().getSpanContext().isValid()) {
            request.header("traceparent", Traceparent.write(Span.current().getSpanContext()));
        }
        if (ask.body() == null) {
            return request.method(ask.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(ask.method(), BodyPublishers.ofByteArray(written(ask.body())))
                .build();
    }

    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException ours) {
            throw new IllegalArgumentException("The page made something that is no JSON", ours);
        }
    }
}
