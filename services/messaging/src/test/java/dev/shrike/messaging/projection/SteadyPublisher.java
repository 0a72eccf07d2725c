package dev.shrike.messaging.projection;

import dev.shrike.messaging.Service;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes ticks without a pause, their numbers counting up. */
final class SteadyPublisher implements AutoCloseable {
    private static final int AT_ONCE = 20;

    private final CompletableFuture<Integer> end;
    private volatile boolean stopping;

    SteadyPublisher(TickStream ticks, Service service, int from) {
        end = CompletableFuture.supplyAsync(
                () -> {
                    int next = from;
                    try {
                        while (!stopping) {
                            ticks.publish(service, next, next + AT_ONCE);
                            next += AT_ONCE;
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException("could not go on publishing", e);
                    }
                    return next;
                },
                task -> Thread.ofVirtual().start(task));
    }

    /** The number behind the last one published. */
    int stop() throws Exception {
        stopping = true;
        return end.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stopping = true;
    }
}
