package dev.shrike.gateway.graphql.calling;

import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.rest.position.PositionTokens;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one execution: each on a thread of its own, at most so many at once. Answers come as futures, which fail with
 * {@link Refusal}. Thread-safe.
 */
public final class Calls {
    /** Passed on, so that one request has one id in every log. */
    static final String REQUEST_ID = "X-Request-Id";

    private final ServiceCalls services;
    private final Asking asking;
    private final Executor threads;
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param threads may block
     * @param most calls at the same time
     * @param patience longest wait for a place among them
     */
    public Calls(ServiceCalls services, Asking asking, Executor threads, int most, Duration patience) {
        this.services = services;
        this.asking = asking;
        this.threads = threads;
        this.places = new Semaphore(most);
        this.patience = patience;
    }

    /** For whom. */
    public Asking asking() {
        return asking;
    }

    /** Asks for what there is. */
    public CompletableFuture<Answer> get(Service service, URI path) {
        return get(service, path, Optional.empty());
    }

    /**
     * Asks for what there is.
     *
     * @param position what the answer has to include
     */
    public CompletableFuture<Answer> get(Service service, URI path, Optional<String> position) {
        return send(service, at(HttpRequest.GET(path), position));
    }

    /** Asks for many things at once: a question that is too long for a path, and changes nothing. */
    public CompletableFuture<Answer> query(Service service, URI path, Object question, Optional<String> position) {
        return send(service, at(HttpRequest.POST(path, question), position));
    }

    /**
     * Changes something.
     *
     * @param key the request's name among those of the caller
     */
    public CompletableFuture<Answer> post(Service service, URI path, Object body, Optional<String> key) {
        MutableHttpRequest<?> request = HttpRequest.POST(path, body);
        key.ifPresent(name -> request.header(KeyedRequest.HEADER, name));
        return send(service, request);
    }

    private static MutableHttpRequest<?> at(MutableHttpRequest<?> request, Optional<String> position) {
        position.ifPresent(token -> request.header(PositionTokens.HEADER, token));
        return request;
    }

    private CompletableFuture<Answer> send(Service service, MutableHttpRequest<?> request) {
        request.bearerAuth(asking.token());
        asking.requestId().ifPresent(id -> request.header(REQUEST_ID, id));
        return CompletableFuture.supplyAsync(() -> sendInTurn(service, request), threads);
    }

    private Answer sendInTurn(Service service, MutableHttpRequest<?> request) {
        try (PropagatedContext.Scope ignored = asking.context().propagate()) {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.unavailable(service, null);
            }
            try {
                return services.send(service, request);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable(service, e);
        }
    }
}
