package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

@Timeout(20)
class LiveClientTest {
    private static final LiveSettings SETTINGS = new LiveSettings(
            10,
            10,
            10,
            10,
            1,
            Duration.ofMillis(5),
            Duration.ofMillis(300),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Set.of("score"));

    private final UUID ana = UUID.randomUUID();
    private final Turns turns = new Turns();
    private final Board board = new Board(Frames.TABLE, 10);
    private final Taker taker = new Taker();

    @Test
    void aClientThatTakesNothingKeepsNobodyBusy() throws Exception {
        LiveClient client = client(Frames.person(ana));
        client.offer(Frames.frame(Frames.TICK, 1, Events.tick(ana, 1), Frames.TABLE.unknown()));

        client.follow();

        assertThat(client.isDrained()).as("it has stalled").isTrue();
        assertThat(taker.taken).isEmpty();
        assertThat(turns.looks).as("at the clock").hasValueLessThan(20);
    }

    @Test
    void aTokenThatEndsWhileABacklogIsShownEndsItThere() throws Exception {
        Viewer viewer = new Viewer(
                ana, false, UUID.randomUUID().toString(), Optional.of(turns.now.plus(Duration.ofMinutes(1))));
        LiveClient client = client(viewer);
        taker.request(10);

        assertThat(client.send(List.of(new Signal.Position("one")))).isTrue();
        turns.now = turns.now.plus(Duration.ofMinutes(1));
        assertThat(client.send(List.of(new Signal.Position("two")))).isFalse();
        assertThat(taker.taken).containsExactly(new Signal.Position("one"));
    }

    private LiveClient client(Viewer viewer) {
        LiveClient[] client = new LiveClient[1];
        Flux.<List<Signal>>create(
                        sink -> client[0] =
                                new LiveClient(parts(), Frames.scope(LiveFilter.everything(), viewer), null, sink),
                        FluxSink.OverflowStrategy.IGNORE)
                .subscribe(taker);
        return client[0];
    }

    /** Without what asks NATS. */
    private LiveParts parts() {
        LiveMeters meters = new LiveMeters(new CompositeMeterRegistry(), () -> 0, () -> 0);
        return new LiveParts(
                SETTINGS, Frames.TABLE, board, null, null, null, null, null, null, meters, List.of(), turns);
    }

    /** Takes what it is told to. */
    private static final class Taker extends BaseSubscriber<List<Signal>> {
        private final List<Signal> taken = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks for nothing yet
        }

        @Override
        protected void hookOnNext(List<Signal> signals) {
            taken.addAll(signals);
        }
    }

    /** A clock that stands, and counts who looks at it: a client does at every turn. */
    private static final class Turns extends Clock {
        private final AtomicInteger looks = new AtomicInteger();
        private Instant now = Instant.parse("2026-11-20T22:30:00Z");

        @Override
        public Instant instant() {
            looks.incrementAndGet();
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
