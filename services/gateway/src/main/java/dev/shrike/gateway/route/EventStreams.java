package dev.shrike.gateway.route;

import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks for streams of events, which last for hours, with a connection each that ends with its client: the framework's proxy reads on what
 * nobody wants any more, and such a stream has no end. Thread-safe.
 */
@Singleton
@Requires(beans = RouteSettings.class)
final class EventStreams {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Services send a heartbeat far more often. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    /** What the client says by itself. */
    private static final Set<String> ITS_OWN =
            Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade", "traceparent");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Whether a stream of events is asked for. */
    static boolean isAskedFor(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                && request.accept().stream().anyMatch(MediaType.TEXT_EVENT_STREAM_TYPE::matches)
                && !request.accept().contains(MediaType.ALL_TYPE);
    }

    /**
     * Asks.
     *
     * @param headers to be passed on
     * @return the answer, whatever it is; as errors those of connecting
     */
    Mono<MutableHttpResponse<?>> ask(URI target, MutableHttpHeaders headers) {
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(target).GET();
        headers.forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        SpanContext trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            request.setHeader("traceparent", Traceparent.write(trace));
        }
        return Mono.fromFuture(() -> client.sendAsync(request.build(), BodyHandlers.ofPublisher()))
                .map(EventStreams::answer);
    }

    private static MutableHttpResponse<?> answer(java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
        Flux<byte[]> body = JdkFlowAdapter.flowPublisherToFlux(answer.body())
                .timeout(SILENCE)
                .concatMapIterable(buffers -> buffers, 1)
                .map(EventStreams::bytes);
        MutableHttpResponse<?> passed =
                HttpResponse.status(HttpStatus.valueOf(answer.statusCode())).body(body);
        answer.headers().map().forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> passed.header(name, value));
            }
        });
        return passed;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
