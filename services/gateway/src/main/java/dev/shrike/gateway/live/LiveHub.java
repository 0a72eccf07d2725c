package dev.shrike.gateway.live;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.identity.RefusedTokens;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Live events for whoever may see them. Any number of subscriptions share one consumer per stream, and each event is made into JSON once for
 * all who see the same of it. Thread-safe; keeps nothing that a connection does not need, so any instance serves any client.
 */
@Singleton
public final class LiveHub {
    private static final Selection ERASED = Selection.of("gdpr", 1, "delete");

    private final LiveParts parts;
    private final ErasedHeard erased;

    LiveHub(
            LiveSettings settings,
            EventCatalogue catalogue,
            NatsConnection nats,
            LiveEvents events,
            EventReader reader,
            EventViews views,
            ErasedHeard erased,
            Erasures erasures,
            List<RefusedTokens> refusals,
            Clock clock,
            @Nullable MeterRegistry registry) {
        this.erased = erased;
        StreamTable table = new StreamTable(catalogue);
        Board board = new Board(table, settings.recent());
        Clients clients = new Clients(board, settings);
        Feeds feeds = feeds(settings, table, board, nats, events, reader);
        LiveMeters meters =
                new LiveMeters(registry == null ? new CompositeMeterRegistry() : registry, clients::size, feeds::size);
        this.parts = new LiveParts(
                settings,
                table,
                board,
                feeds,
                clients,
                reader,
                new Semaphore(settings.maxReplays()),
                views,
                erasures,
                meters,
                List.copyOf(refusals),
                clock);
        nats.whenConnected(feeds::checkAll);
    }

    /**
     * Events from now on, or from a cursor on without a gap and without doubles.
     *
     * <p>Each subscription of the answer is one of its own. It ends with the last element, a notice, when the server ends it; a client that
     * does not take even that gets an error. Elements come on virtual threads, as many as are asked for: what is not taken waits, up to
     * a bound at which the subscription is dropped.
     *
     * @param lastEventId a cursor, from here or from {@code GET /events}; empty for events from now on
     * @throws dev.shrike.rest.problem.ProblemException 400 when the filter or the cursor is not good, 429 or 503 when there is no room;
     *     also as the error of a subscription that finds no room
     */
    public Flux<LiveEvent> subscribe(LiveFilter filter, Viewer viewer, Optional<String> lastEventId) {
        return signals(filter, viewer, lastEventId)
                .concatMapIterable(signals -> signals, 1)
                .<LiveEvent>mapNotNull(LiveHub::eventOf);
    }

    /** The same in pieces, and with positions; a piece is what can be sent at once. */
    Flux<List<Signal>> signals(LiveFilter filter, Viewer viewer, Optional<String> lastEventId) {
        Scope scope = scope(filter, viewer);
        Positions from = lastEventId.map(parts.table()::parse).orElse(null);
        parts.clients().requireRoom(viewer.id());
        return Flux.create(sink -> begin(scope, from, sink), FluxSink.OverflowStrategy.IGNORE);
    }

    /**
     * The same, once the streams are followed.
     *
     * @throws dev.shrike.messaging.nats.NatsUnavailableException when they cannot be
     */
    Flux<List<Signal>> opened(LiveFilter filter, Viewer viewer, Optional<String> lastEventId)
            throws InterruptedException {
        Flux<List<Signal>> signals = signals(filter, viewer, lastEventId);
        parts.feeds().lease(scope(filter, viewer).streams()).close(); // lingers until the client is there
        return signals;
    }

    /** How many subscriptions there are. */
    public int clients() {
        return parts.clients().size();
    }

    private Scope scope(LiveFilter filter, Viewer viewer) {
        return new Scope(filter, viewer, parts.table(), parts.settings().publicEvents());
    }

    private void begin(Scope scope, @Nullable Positions from, FluxSink<List<Signal>> sink) {
        LiveClient client = new LiveClient(parts, scope, from, sink);
        try {
            parts.clients().admit(client);
        } catch (RuntimeException refused) {
            sink.error(refused);
            return;
        }
        Thread.ofVirtual().name("live-client").start(client);
    }

    /** Clients are told, and come again elsewhere. */
    @EventListener
    @Order(0) // while connections are still there
    void onStop(ShutdownEvent event) {
        parts.clients().close();
        parts.feeds().close();
    }

    @Nullable
    private static LiveEvent eventOf(Signal signal) {
        return switch (signal) {
            case Signal.Event(Frame frame, Frame.Shown shown, String cursor) ->
                new LiveEvent(cursor, frame.facts().event(), shown.json(), false);
            case Signal.Notice(String name, var json, String cursor) -> new LiveEvent(cursor, name, json, true);
            case Signal.Position _ -> null;
        };
    }

    private Feeds feeds(
            LiveSettings settings,
            StreamTable table,
            Board board,
            NatsConnection nats,
            LiveEvents events,
            EventReader reader) {
        Feeds[] feeds = new Feeds[1];
        Feed.Sink sink = new BoardSink(board);
        int erasures = table.ofStream(ERASED.stream(EventCatalogue.standard()));
        feeds[0] = new Feeds(
                stream -> new Feed(
                        stream, table.event(stream), events, reader, sink, feeds[0]::goesOn, settings.linger()),
                erasures,
                nats.timeout());
        return feeds[0];
    }

    /** Hands events to the board, and ends what an erasure ends. */
    private final class BoardSink implements Feed.Sink {
        private final Board board;

        BoardSink(Board board) {
            this.board = board;
        }

        @Override
        public void open(int stream, long sequence) {
            board.open(stream, sequence);
        }

        @Override
        public void beginAnew(int stream) {
            board.beginAnew(stream);
        }

        @Override
        public void deliver(int stream, ReceivedEvent event) {
            String type = event.envelope().type();
            board.deliver(
                    stream, event.sequence(), event.event(), EventFacts.of(event.definition(), type, event.event()));
            if (ERASED.covers(event.definition(), type)) {
                EventFacts.personOf(event.definition(), event.event()).ifPresent(this::erase);
            }
        }

        private void erase(UUID person) {
            erased.add(person);
            board.erased(person);
            parts.clients().end(person, Ending.ERASED);
        }

        @Override
        public void close(int stream) {
            board.close(stream);
        }
    }
}
