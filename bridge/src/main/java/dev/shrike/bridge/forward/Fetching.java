package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first half of a lane's pipeline, on a thread of its own: takes messages from the cursor, translates them and lays them ready
 * in batches. A full table makes it wait, which stops the cursor, which stops the server: the lane's memory stays bounded.
 */
final class Fetching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration GATHERING = Duration.ofMillis(2);
    private static final Duration PARTING = Duration.ofSeconds(5);
    private static final int READY_BATCHES = 8;
    private static final int BATCH_EVENTS = 256;
    private static final long BATCH_BYTES = 512 * 1024;

    private final Cursor cursor;
    private final Translation translation;
    private final StreamWatch watch;
    private final int maxDeadLetterBytes;
    private final ArrayBlockingQueue<Batch> ready = new ArrayBlockingQueue<>(READY_BATCHES);
    private final Thread thread;
    private volatile RuntimeException failure = new IllegalStateException("Fetching has ended");
    private volatile boolean ended;
    private long received;
    private Instant receivedStored;

    private Fetching(
            String lane,
            Cursor cursor,
            Translation translation,
            StreamWatch watch,
            Resumption resumption,
            int maxDeadLetterBytes) {
        this.cursor = cursor;
        this.translation = translation;
        this.watch = watch;
        this.received = resumption.from() - 1;
        this.receivedStored = resumption.after();
        this.maxDeadLetterBytes = maxDeadLetterBytes;
        this.thread =
                Thread.ofPlatform().name("bridge-" + lane + "-fetch").daemon().unstarted(this::run);
    }

    /** Starts fetching; the cursor is closed with it. */
    static Fetching start(
            String lane,
            Cursor cursor,
            Translation translation,
            StreamWatch watch,
            Resumption resumption,
            int maxDeadLetterBytes) {
        var fetching = new Fetching(lane, cursor, translation, watch, resumption, maxDeadLetterBytes);
        fetching.thread.start();
        return fetching;
    }

    /**
     * The next batch; null when there is none in that time.
     *
     * @throws FetchingEndedException once everything fetched is taken
     */
    Batch take(Duration wait) throws InterruptedException, FetchingEndedException {
        Batch batch = ready.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (batch == null && ended) {
            batch = ready.poll();
            if (batch == null) {
                throw new FetchingEndedException(failure);
            }
        }
        return batch;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Batch batch = fetch();
                if (batch.counts().all() > 0) {
                    receivedStored = batch.last().stored();
                    ready.put(batch);
                }
                watch.look(received, receivedStored);
            }
        } catch (InterruptedException e) {
            LOG.debug("Fetching was asked to end");
        } catch (RuntimeException e) {
            failure = e;
        } catch (Throwable e) {
            failure = new IllegalStateException("Fetching died", e);
        } finally {
            ended = true;
        }
    }

    /** A stream that trickles is not handed over message by message: what comes within a moment goes together. */
    private Batch fetch() throws InterruptedException {
        Batch batch = new Batch(BATCH_EVENTS, maxDeadLetterBytes);
        Delivery delivery = cursor.next(IDLE);
        boolean gathered = false;
        while (delivery != null) {
            batch.add(delivery, translation.translate(delivery));
            received = delivery.sequence();
            if (batch.counts().all() >= BATCH_EVENTS || batch.bytes() >= BATCH_BYTES) {
                return batch;
            }
            delivery = cursor.next(Duration.ZERO);
            if (delivery == null && !gathered) {
                gathered = true;
                Thread.sleep(GATHERING);
                delivery = cursor.next(Duration.ZERO);
            }
        }
        return batch;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(PARTING)) {
                LOG.warn("{} does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cursor.close();
    }
}
