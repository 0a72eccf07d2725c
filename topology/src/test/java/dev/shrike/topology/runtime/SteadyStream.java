package dev.shrike.topology.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does the same thing over and over on a thread of its own, with short pauses, until it is told to stop. */
final class SteadyStream implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;
    private static final long PARTING_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final CompletableFuture<Integer> done = new CompletableFuture<>();

    private SteadyStream() {}

    static SteadyStream start(Runnable thing) {
        var stream = new SteadyStream();
        Thread.ofVirtual().name("steady-stream").start(() -> stream.run(thing));
        return stream;
    }

    private void run(Runnable thing) {
        int times = 0;
        try {
            while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                thing.run();
                times++;
            }
            done.complete(times);
        } catch (InterruptedException | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    /** Stops, and says how often it was done; throws what went wrong. */
    int finish() throws InterruptedException, ExecutionException, TimeoutException {
        over.countDown();
        return done.get(PARTING_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        over.countDown();
    }
}
