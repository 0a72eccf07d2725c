package dev.shrike.messaging.projection;

import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Several streams read as one: in the order in which their messages were stored, as far as they lie there already. Used by one
 * thread, except for {@link #wake}.
 */
final class StreamTails implements AutoCloseable {
    private static final Duration LINGER = Duration.ofMillis(50);

    private final List<StreamTail> tails = new ArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);

    /** Opens all of them, each behind its position. */
    StreamTails(
            NatsConnection nats,
            List<Source> sources,
            Map<String, Checkpoint.Position> positions,
            EventDecoding decoding,
            int batch) {
        try {
            for (Source source : sources) {
                Checkpoint.Position position = positions.get(source.stream());
                StreamTail tail = new StreamTail(
                        nats, source, position == null ? 0 : position.sequence(), decoding, batch, this::wake);
                tails.add(tail);
                checkSame(tail, position);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    List<StreamTail> all() {
        return tails;
    }

    /** Ends a wait. */
    void wake() {
        if (arrivals.availablePermits() == 0) {
            arrivals.release();
        }
    }

    /**
     * What comes next. Waits for the first at most for the time given, and then a
     * moment for more while there is more.
     */
    List<Tailed> next(int limit, Duration wait) throws InterruptedException {
        List<Tailed> taken = new ArrayList<>();
        long end = System.nanoTime() + wait.toNanos();
        while (taken.size() < limit) {
            StreamTail first = first();
            if (first != null) {
                Tailed head = first.peek();
                if (taken.isEmpty()) {
                    end = System.nanoTime() + LINGER.toNanos();
                }
                first.drop();
                taken.add(head);
                continue;
            }
            long left = end - System.nanoTime();
            if (left <= 0 || (!taken.isEmpty() && atEnd())) {
                break;
            }
            arrivals.tryAcquire(left, TimeUnit.NANOSECONDS);
        }
        return taken;
    }

    /** When a stream was made. */
    Instant created(String stream) {
        return tails.stream()
                .filter(tail -> tail.name().equals(stream))
                .findFirst()
                .orElseThrow()
                .created();
    }

    long remaining() {
        return tails.stream().mapToLong(StreamTail::remaining).sum();
    }

    boolean atEnd() {
        return tails.stream().allMatch(StreamTail::atEnd);
    }

    @Override
    public void close() {
        tails.forEach(StreamTail::close);
    }

    /** The stream whose next message is the oldest; null while a stream that has more shows none. */
    @Nullable
    private StreamTail first() {
        StreamTail oldest = null;
        Tailed head = null;
        for (StreamTail tail : tails) {
            Tailed candidate = tail.peek();
            if (candidate == null) {
                if (tails.size() > 1 && !tail.atEnd()) {
                    return null;
                }
            } else if (head == null || candidate.storedAt().isBefore(head.storedAt())) {
                oldest = tail;
                head = candidate;
            }
        }
        return oldest;
    }

    private static void checkSame(StreamTail tail, @Nullable Checkpoint.Position position) {
        if (position == null) {
            return;
        }
        if (!position.created().equals(tail.created())) {
            throw new StreamChangedException(tail.name(), "was made anew at " + tail.created());
        }
        if (tail.lastSequenceAtStart() < position.sequence()) {
            throw new StreamChangedException(
                    tail.name(),
                    "ends at " + tail.lastSequenceAtStart() + ", before the position " + position.sequence());
        }
    }
}
