package dev.shrike.gateway.live;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.generic.IndexedRecord;

/**
 * Where feeds and clients meet, one thing at a time: all clients see the events of this process in one order, and the positions said with an
 * event tell of every stream what came before it. Nothing waits under the lock. Thread-safe.
 */
final class Board {
    private final ReentrantLock lock = new ReentrantLock();
    private final StreamTable table;
    private final Recent recent;
    private final Followers followers = new Followers();
    private Positions positions;

    /** How an attempt to follow went. */
    sealed interface Attachment {
        /** From now on it is offered everything; what it had missed was offered already. */
        record Attached(Positions at) implements Attachment {}

        /** It has missed more than is in memory, and has to read up to here first. */
        record Behind(Positions upTo) implements Attachment {}
    }

    Board(StreamTable table, int recent) {
        this.table = table;
        this.positions = table.unknown();
        this.recent = new Recent(recent, positions);
    }

    /** A stream is followed from here on. */
    void open(int stream, long sequence) {
        locked(() -> {
            positions = positions.with(stream, sequence);
            recent.begin(stream, sequence);
        });
    }

    /** A stream is followed no longer. */
    void close(int stream) {
        open(stream, Positions.UNKNOWN);
    }

    /** The stream is another one of the same name since: it is followed from its beginning. */
    void beginAnew(int stream) {
        locked(() -> {
            var event = table.event(stream);
            Signal.Gap gap =
                    new Signal.Gap(event.name(), event.stream(), Signal.Gap.MADE_ANEW, positions.of(stream) + 1, null);
            open(stream, 0);
            followers.all().stream()
                    .filter(follower -> follower.scope().reads(stream))
                    .forEach(follower -> follower.begunAnew(stream, gap));
        });
    }

    /** The next event of a stream. Its clients have it in their queues when this returns. */
    void deliver(int stream, long sequence, IndexedRecord event, EventFacts facts) {
        locked(() -> {
            positions = positions.with(stream, sequence);
            Frame frame = new Frame(stream, sequence, event, facts, positions);
            recent.add(frame);
            followers.forEach(facts, follower -> follower.offer(frame));
        });
    }

    /** A person is erased, and is known to be: what is in memory is shown accordingly. */
    void erased(UUID person) {
        locked(() -> recent.erased(person));
    }

    /**
     * Lets somebody follow.
     *
     * @param after what it knows of its streams; null for what comes from now on
     * @param room how many events it can take at once
     */
    Attachment attach(Follower follower, @Nullable Positions after, int room) {
        return found(() -> {
            if (after != null) {
                List<Frame> missed = recent.after(after, follower.scope(), room);
                if (missed == null) {
                    return new Attachment.Behind(positions);
                }
                missed.forEach(follower::offer);
            }
            followers.add(follower);
            return new Attachment.Attached(positions);
        });
    }

    void detach(Follower follower) {
        locked(() -> followers.remove(follower));
    }

    Positions positions() {
        return found(() -> positions);
    }

    /** Up to where the follower has taken all there was for it; null while something waits for it. */
    @Nullable
    Positions drained(Follower follower) {
        return found(() -> follower.isDrained() ? positions : null);
    }

    int followers() {
        return found(followers::size);
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T found(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
