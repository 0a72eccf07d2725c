package dev.shrike.gateway.live;

import dev.shrike.messaging.nats.NatsUnavailableException;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.FluxSink;

/**
 * One subscription, on a virtual thread of its own: what the client missed, then what comes, each only when the client takes it. Ends with
 * the client, or with a notice that says why.
 */
final class LiveClient implements Follower, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClient.class);

    /** How long a client that is ended may take to hear of it. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private static final int BATCH = 64;

    private final LiveParts parts;
    private final Scope scope;
    private final FluxSink<List<Signal>> sink;
    private final ClientQueue queue;
    private final Welcome welcome;
    private final Progress progress;
    private final @Nullable Positions from;
    private String last;

    /** @param from what the client knows already; null for events from now on */
    LiveClient(LiveParts parts, Scope scope, @Nullable Positions from, FluxSink<List<Signal>> sink) {
        this.parts = parts;
        this.scope = scope;
        this.sink = sink;
        this.from = from;
        this.queue = new ClientQueue(
                sink::requestedFromDownstream,
                parts.settings().buffer(),
                parts.settings().stall());
        this.welcome = parts.welcomeOf(scope.viewer());
        this.progress = new Progress(parts.table(), scope.streams(), Backlog.startOf(from, scope));
        this.last = parts.table().cursor(from == null ? parts.table().unknown() : from);
        sink.onRequest(_ -> queue.wake());
        sink.onDispose(this::leave);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void offer(Frame frame) {
        queue.offer(frame);
    }

    @Override
    public void begunAnew(int stream, Signal.Gap gap) {
        queue.offer(new BegunAnew(stream, gap));
    }

    @Override
    public boolean isDrained() {
        return queue.isEmpty();
    }

    @Override
    public void end(Ending ending) {
        queue.end(ending);
    }

    private record BegunAnew(int stream, Signal.Gap gap) {}

    @Override
    public void run() {
        try (Feeds.Lease _ = parts.feeds().lease(scope.streams())) {
            if (parts.erasures().isErased(scope.viewer().id())) { // one that happens from now on is heard
                queue.end(Ending.ERASED);
            } else if (catchUp()) {
                follow();
            }
        } catch (NatsUnavailableException e) {
            LOG.debug("A live client is sent away: {}", e.getMessage());
            queue.end(Ending.UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queue.end(Ending.STOPPING);
        } catch (RuntimeException e) {
            LOG.error("A live client has failed", e);
            queue.end(Ending.FAULT);
        } finally {
            parts.clients().gone(this);
            queue.ending().ifPresent(this::sayWhy);
        }
    }

    private void leave() {
        queue.leave();
        parts.clients().gone(this);
    }

    /** Until it follows; false when it is over. */
    private boolean catchUp() throws InterruptedException {
        Backlog backlog = new Backlog(parts, scope, progress, queue::isOver, this::send);
        if (from != null && !backlog.tellGaps(from)) {
            return false;
        }
        int room = Math.max(1, parts.settings().buffer() / 2);
        while (!queue.isOver()) {
            switch (parts.board().attach(this, progress.own(), room)) {
                case Board.Attachment.Attached(Positions at) -> {
                    Positions known = progress.own();
                    return send(List.of(new Signal.Position(parts.table().cursor(known == null ? at : known))));
                }
                case Board.Attachment.Behind(Positions upTo) -> {
                    if (!backlog.replay(upTo)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    /** What comes, until it is over. */
    void follow() throws InterruptedException {
        Duration heartbeat = parts.settings().heartbeat();
        List<Object> taken = List.of();
        while (taken != null) {
            taken = queue.take(BATCH, heartbeat, welcome.untilCheck());
            if (taken != null && !mayStay()) {
                return;
            } else if (taken != null && !taken.isEmpty()) {
                sendTaken(taken);
            } else if (taken != null && queue.quiet().compareTo(heartbeat) >= 0) {
                beat();
            }
        }
    }

    private void beat() throws InterruptedException {
        Positions drained = parts.board().drained(this);
        if (drained != null) {
            send(List.of(new Signal.Position(progress.drained(drained))));
        }
    }

    private void sendTaken(List<Object> taken) throws InterruptedException {
        List<Signal> signals = new ArrayList<>(taken.size());
        for (Object item : taken) {
            switch (item) {
                case Frame frame -> {
                    String cursor = progress.offered(frame);
                    if (cursor != null) {
                        signals.add(new Signal.Event(frame, frame.show(parts.views(), scope.viewer()), cursor));
                    }
                }
                case BegunAnew(int stream, Signal.Gap gap) -> {
                    progress.begunAnew(stream);
                    signals.add(Signal.Notice.of(gap, last));
                }
                default -> throw new IllegalStateException("Nothing else is put into the queue");
            }
        }
        if (!signals.isEmpty()) {
            send(signals);
        }
    }

    /** Waits until the client takes it; false when it is over, and nobody may see it any more. */
    boolean send(List<Signal> signals) throws InterruptedException {
        if (!queue.awaitDemand() || !mayStay()) {
            return false;
        }
        last = signals.getLast().cursor();
        sink.next(signals);
        queue.sent();
        parts.meters().sent(signals.size());
        return true;
    }

    private boolean mayStay() {
        if (welcome.isOver()) {
            queue.end(welcome.ending());
            return false;
        }
        return true;
    }

    private void sayWhy(Ending ending) {
        parts.meters().ended(ending);
        try {
            if (queue.awaitLast(FAREWELL)) {
                sink.next(List.of(Signal.Notice.of(ending, last)));
                sink.complete();
            } else {
                sink.error(new IllegalStateException("The client does not take its last event"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.complete();
        }
    }
}
