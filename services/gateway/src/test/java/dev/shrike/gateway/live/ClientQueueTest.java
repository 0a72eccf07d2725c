package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClientQueueTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicLong demand = new AtomicLong(1);
    private final ClientQueue queue = new ClientQueue(demand::get, 3, LONG);

    @Test
    void givesWhatWaitsInOrderAndNotMoreThanIsAskedFor() throws Exception {
        queue.offer("a");
        queue.offer("b");
        queue.offer("c");

        assertThat(queue.take(2, LONG, LONG)).isEqualTo(List.of("a", "b"));
        assertThat(queue.isEmpty()).isFalse();
        assertThat(queue.take(2, LONG, LONG)).isEqualTo(List.of("c"));
    }

    @Test
    void givesNothingWhenNothingCameInTime() throws Exception {
        assertThat(queue.take(2, LONG, Duration.ofMillis(5))).isEmpty();
    }

    @Test
    void givesNothingWhenNothingWasSentForTooLong() throws Exception {
        assertThat(queue.take(2, Duration.ofMillis(5), LONG)).isEmpty();
    }

    @Test
    void aClientThatTakesNothingIsNotWaitingToHearSomething() throws Exception {
        demand.set(0);
        long begun = System.nanoTime();

        assertThat(queue.take(2, Duration.ZERO, Duration.ofMillis(50))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aClientWithoutRoomIsTooSlowAndNothingIsKeptForIt() throws Exception {
        demand.set(0);
        for (int i = 0; i < 4; i++) {
            queue.offer(i);
        }

        assertThat(queue.ending()).contains(Ending.TOO_SLOW);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.take(1, LONG, LONG)).isNull();
        queue.offer("late");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aClientThatTakesNothingForTooLongHasStalled() throws Exception {
        ClientQueue impatient = new ClientQueue(demand::get, 3, Duration.ofMillis(20));
        demand.set(0);

        assertThat(impatient.awaitDemand()).isFalse();
        assertThat(impatient.ending()).contains(Ending.STALLED);
    }

    @Test
    void waitsUntilTheClientTakesSomething() throws Exception {
        demand.set(0);
        queue.offer("a");
        CompletableFuture<List<Object>> taken = taking();

        assertThat(taken).isNotDone();
        demand.set(1);
        queue.wake();
        assertThat(taken.get()).isEqualTo(List.of("a"));
    }

    @Test
    void theFirstEndingStaysAndWakesWhoWaits() throws Exception {
        CompletableFuture<List<Object>> taken = taking();
        queue.end(Ending.ERASED);
        queue.end(Ending.STOPPING);

        assertThat(taken.get()).isNull();
        assertThat(queue.ending()).contains(Ending.ERASED);
        assertThat(queue.awaitLast(LONG)).isTrue();
    }

    @Test
    void whoLeftIsToldNothingMore() throws Exception {
        queue.end(Ending.TOO_SLOW);
        queue.leave();

        assertThat(queue.awaitDemand()).isFalse();
        assertThat(queue.awaitLast(LONG)).isFalse();
    }

    @Test
    void itIsOverWhenTheClientLeavesAndWhenTheServerEndsIt() {
        ClientQueue ended = new ClientQueue(() -> 1, 1, LONG);
        assertThat(queue.isOver()).isFalse();

        queue.leave();
        ended.end(Ending.STOPPING);

        assertThat(queue.isOver()).isTrue();
        assertThat(ended.isOver()).isTrue();
    }

    private CompletableFuture<List<Object>> taking() {
        CompletableFuture<List<Object>> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(queue.take(10, LONG, LONG));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }
}
