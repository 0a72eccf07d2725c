package dev.shrike.gateway.graphql.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.gateway.graphql.engine.GraphErrors;
import dev.shrike.gateway.graphql.engine.GraphRequest;
import dev.shrike.gateway.graphql.engine.Json;
import dev.shrike.gateway.graphql.engine.Outcome;
import dev.shrike.rest.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;

/**
 * One client, by the protocol {@code graphql-transport-ws}. What the client says is handled one message at a time and by one thread at a
 * time; everything else is thread-safe. When it is closed, by whomever, nothing of it is left running.
 */
final class Connection {
    private static final String TYPE = "type";
    private static final String PAYLOAD = "payload";

    private final Wire wire;
    private final Login login;
    private final Optional<String> headerToken;
    private final BiFunction<GraphRequest, Asking, CompletableFuture<Outcome>> engine;
    private final SocketSettings settings;
    private final Guests guests;
    private final Consumer<UUID> rates;
    private final Clock clock;
    private final Instant opened;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong buffered = new AtomicLong();
    private final AtomicReference<UUID> guest = new AtomicReference<>();
    private boolean greeted;
    private volatile Login.Who who;
    private volatile Instant heard;
    private volatile Instant asked;

    /**
     * @param headerToken of the request that opened it; taken when the first message brings none
     * @param engine runs requests
     * @param guests whom all connections are counted of
     * @param rates takes one of what the person may ask for; refuses with a {@link ProblemException} when none is left
     */
    Connection(
            Wire wire,
            Login login,
            Optional<String> headerToken,
            BiFunction<GraphRequest, Asking, CompletableFuture<Outcome>> engine,
            SocketSettings settings,
            Guests guests,
            Consumer<UUID> rates,
            Clock clock) {
        this.wire = wire;
        this.login = login;
        this.headerToken = headerToken;
        this.engine = engine;
        this.settings = settings;
        this.guests = guests;
        this.rates = rates;
        this.clock = clock;
        this.opened = clock.instant();
        this.heard = opened;
        this.asked = opened;
    }

    /** The client says something. May block while it is found out who it is. */
    void receive(String text) {
        if (closed.get()) {
            return;
        }
        heard = clock.instant();
        Optional<ClientMessage> message = ClientMessage.read(text);
        if (message.isEmpty()) {
            close(Closing.BAD_REQUEST);
            return;
        }
        switch (message.get()) {
            case ClientMessage.Init(JsonNode payload) -> greet(payload);
            case ClientMessage.Ping(JsonNode payload) -> pong(payload);
            case ClientMessage.Pong _ -> {
                // heard
            }
            case ClientMessage.Subscribe(String id, GraphRequest request) -> subscribe(id, request);
            case ClientMessage.Complete(String id) ->
                Optional.ofNullable(operations.remove(id)).ifPresent(Operation::cancel);
        }
    }

    /** Nobody who has not said who they are is answered. */
    private void pong(JsonNode payload) {
        if (greeted) {
            send("pong", payload.isObject() ? payload : null);
        }
    }

    /** Looks at the clock: closes what is over, and asks whether the client is still there. */
    void tick() {
        Instant now = clock.instant();
        if (who == null && !now.isBefore(opened.plus(settings.initialisation()))) {
            close(Closing.INITIALISATION_TIMEOUT);
        } else if (who != null
                && who.expires().filter(end -> !now.isBefore(end)).isPresent()) {
            close(Closing.TOKEN_EXPIRED);
        } else if (who != null && !now.isBefore(asked.plus(settings.ping()))) {
            if (heard.isBefore(asked)) {
                close(Closing.SILENT);
                return;
            }
            asked = now;
            send("ping", null);
        }
    }

    /** Ends it, and says why. */
    void close(Closing why) {
        close(why, why.reason());
    }

    private void close(Closing why, String reason) {
        if (lost()) {
            wire.close(why.code(), reason);
        }
    }

    /**
     * The client is gone.
     *
     * @return whether that is news
     */
    boolean lost() {
        boolean news = closed.compareAndSet(false, true);
        leave();
        operations.values().forEach(Operation::cancel);
        operations.clear();
        return news;
    }

    CompletionStage<?> next(String id, Operation operation, Map<String, Object> response) {
        return operations.get(id) == operation
                ? send("next", id, response)
                : CompletableFuture.failedFuture(new IllegalStateException("The client wants no more of it"));
    }

    void failed(String id, Operation operation, List<Map<String, Object>> errors) {
        if (operations.remove(id, operation)) {
            send("error", id, errors);
        }
    }

    void completed(String id, Operation operation) {
        if (operations.remove(id, operation)) {
            send("complete", id, null);
        }
    }

    private void greet(JsonNode payload) {
        if (greeted) {
            close(Closing.TOO_MANY_INITIALISATIONS);
            return;
        }
        greeted = true;
        Optional<Login.Who> known = tokenIn(payload).or(() -> headerToken).flatMap(login::of);
        if (known.isEmpty()) {
            close(Closing.FORBIDDEN);
            return;
        }
        if (!enter(known.get().asking().person())) {
            close(Closing.PERSON_FULL);
            return;
        }
        who = known.get();
        send("connection_ack", null);
    }

    private boolean enter(UUID person) {
        if (!guests.enter(person)) {
            return false;
        }
        guest.set(person);
        if (closed.get()) {
            leave(); // it was lost meanwhile
        }
        return true;
    }

    private void leave() {
        UUID person = guest.getAndSet(null);
        if (person != null) {
            guests.leave(person);
        }
    }

    /** Browsers cannot send headers with a WebSocket: the token comes with the first message. */
    private static Optional<String> tokenIn(JsonNode payload) {
        String text = payload.path("authorization")
                .asText(payload.path("Authorization")
                        .asText(payload.path("token").asText("")));
        return Optional.of(text.replaceFirst("(?i)^Bearer +", "").strip()).filter(token -> !token.isEmpty());
    }

    private void subscribe(String id, GraphRequest request) {
        if (who == null) {
            close(Closing.UNAUTHORIZED);
            return;
        }
        Operation operation = new Operation(id, this, settings.unsent());
        if (operations.putIfAbsent(id, operation) != null) {
            close(Closing.SUBSCRIBER_EXISTS, "Subscriber for " + shortened(id) + " already exists");
            return;
        }
        try {
            rates.accept(who.asking().person());
        } catch (ProblemException tooOften) {
            failed(id, operation, GraphErrors.ofEnd(tooOften));
            return;
        }
        if (operations.size() > settings.operations()) {
            failed(id, operation, List.of(tooMany()));
            return;
        }
        if (closed.get()) {
            lost();
            return;
        }
        engine.apply(request, who.asking()).thenAccept(outcome -> run(id, operation, outcome));
    }

    private void run(String id, Operation operation, Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused refused -> failed(id, operation, refused.errors());
            case Outcome.Answered(Map<String, Object> response) -> {
                next(id, operation, response);
                completed(id, operation);
            }
            case Outcome.Subscribed(Publisher<Outcome.Next> results) -> results.subscribe(operation);
        }
    }

    private Map<String, Object> tooMany() {
        return Map.of(
                "message",
                "At most " + settings.operations() + " operations run on one connection.",
                "extensions",
                Map.of("code", "TOO_MANY_OPERATIONS"));
    }

    /** A reason has at most 123 bytes. */
    private static String shortened(String id) {
        return id.replaceAll("[^ -~]", "?").substring(0, Math.min(id.length(), 64));
    }

    private CompletionStage<?> send(String type, Object payload) {
        return send(type, null, payload);
    }

    private CompletionStage<?> send(String type, String id, Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        if (id != null) {
            message.put("id", id);
        }
        message.put(TYPE, type);
        if (payload != null) {
            message.put(PAYLOAD, payload);
        }
        return send(Json.write(message));
    }

    /** What the client does not take stays in memory, so it may not become more and more. */
    private CompletionStage<?> send(String message) {
        if (buffered.get() >= settings.buffered()) {
            close(Closing.SLOW);
            return CompletableFuture.failedFuture(new IllegalStateException("Too much is on its way to the client"));
        }
        buffered.addAndGet(message.length());
        return wire.send(message).whenComplete((_, _) -> buffered.addAndGet(-message.length()));
    }
}
