package dev.shrike.gateway.graphql.socket;

import dev.shrike.gateway.door.RateLimits;
import dev.shrike.gateway.graphql.engine.GraphEngine;
import graphql.language.OperationDefinition;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.token.validator.TokenValidator;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSockets of this instance. Who the client is, its first message says: nothing is answered before. */
@ServerWebSocket(value = "/graphql/ws", subprotocols = GraphSocket.PROTOCOL)
@Secured(SecurityRule.IS_ANONYMOUS)
class GraphSocket {
    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger LOG = LoggerFactory.getLogger(GraphSocket.class);
    private static final String BEARER = "Bearer ";

    private final GraphEngine engine;
    private final List<TokenValidator<HttpRequest<?>>> validators;
    private final SocketSettings settings;
    private final RateLimits rates;
    private final Clock clock;
    private final ExecutorService threads;
    private final Guests guests;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    GraphSocket(
            GraphEngine engine,
            List<TokenValidator<HttpRequest<?>>> validators,
            SocketSettings settings,
            RateLimits rates,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.engine = engine;
        this.validators = List.copyOf(validators);
        this.settings = settings;
        this.rates = rates;
        this.guests = new Guests(settings.maxPerPerson());
        this.clock = clock;
        this.threads = threads;
    }

    /** A connection, and what the client said that is not handled yet. */
    private record Open(Connection connection, Serial inbox) {}

    @OnOpen
    void onOpen(WebSocketSession session, HttpRequest<?> request) {
        Wire wire = new SessionWire(session);
        if (session.getSubprotocol().filter(PROTOCOL::equals).isEmpty()) {
            wire.close(Closing.NO_SUBPROTOCOL.code(), Closing.NO_SUBPROTOCOL.reason());
            return;
        }
        if (open.size() >= settings.connections()) {
            wire.close(Closing.FULL.code(), Closing.FULL.reason());
            return;
        }
        Optional<String> token = request.getHeaders()
                .getAuthorization()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        Connection connection = new Connection(
                wire,
                new TokenLogin(validators, request, PropagatedContext.getOrEmpty()),
                token,
                (asked, asking) -> engine.execute(asked, asking, EnumSet.allOf(OperationDefinition.Operation.class)),
                settings,
                guests,
                rates::another,
                clock);
        open.put(session.getId(), new Open(connection, new Serial(threads, settings.waiting())));
    }

    @OnMessage(maxPayloadLength = 262_144)
    void onMessage(String message, WebSocketSession session) {
        Open client = open.get(session.getId());
        if (client != null && !client.inbox().offer(() -> handle(client.connection(), message))) {
            client.connection().close(Closing.TOO_MANY_MESSAGES);
        }
    }

    private static void handle(Connection connection, String message) {
        try {
            connection.receive(message);
        } catch (RuntimeException e) {
            LOG.error("A message of a WebSocket could not be handled", e);
            connection.close(Closing.FAULT);
        }
    }

    @OnClose
    void onClose(WebSocketSession session) {
        Open client = open.remove(session.getId());
        if (client != null) {
            client.connection().lost();
        }
    }

    @OnError
    void onError(WebSocketSession session, Throwable fault) {
        LOG.debug("A WebSocket failed", fault);
        onClose(session);
        session.close(CloseReason.UNSUPPORTED_DATA);
    }

    @Scheduled(fixedDelay = "1s")
    void tick() {
        open.values().forEach(client -> client.connection().tick());
    }

    /** Clients connect to another instance, and go on from their cursors. */
    @EventListener
    @Order(0) // while connections are still there
    void onStop(ShutdownEvent event) {
        open.values().forEach(client -> client.connection().close(Closing.STOPPING));
    }

    /** How many clients there are. */
    int connections() {
        return open.size();
    }
}
