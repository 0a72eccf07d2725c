package dev.shrike.gateway.live;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What waits for one client, and what ends it. Bounded: what finds no room ends the client as too slow, and empties the queue. Written
 * by any thread, taken from by the client's own.
 */
final class ClientQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final LongSupplier demand;
    private final int room;
    private final long stallNanos;
    private long sentAt = System.nanoTime();
    private Ending ending;
    private boolean left;

    /**
     * @param demand how much the client would take now; {@link #wake} tells that it has grown
     * @param room how many may wait
     * @param stall how long the client may take nothing
     */
    ClientQueue(LongSupplier demand, int room, Duration stall) {
        this.demand = demand;
        this.room = room;
        this.stallNanos = stall.toNanos();
    }

    void offer(Object item) {
        locked(() -> {
            if (over()) {
                return;
            }
            if (waiting.size() == room) {
                finish(Ending.TOO_SLOW);
                return;
            }
            waiting.add(item);
            if (waiting.size() == 1) {
                changed.signal();
            }
        });
    }

    /** Ends it by the server's will. The first reason stays. */
    void end(Ending why) {
        locked(() -> {
            if (!over()) {
                finish(why);
            }
        });
    }

    /** The client is gone. */
    void leave() {
        locked(() -> {
            left = true;
            waiting.clear();
            changed.signal();
        });
    }

    void wake() {
        locked(changed::signal);
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client is gone, or is sent away. */
    boolean isOver() {
        lock.lock();
        try {
            return over();
        } finally {
            lock.unlock();
        }
    }

    /** Why the server ended it. */
    Optional<Ending> ending() {
        lock.lock();
        try {
            return Optional.ofNullable(ending);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for what the client can be sent now.
     *
     * @param silence how long a client that would take something may hear nothing; one that takes nothing is not waiting to hear
     * @return what waits, at most so many; nothing when the time or the silence is up; null when it is over
     */
    @Nullable
    List<Object> take(int most, Duration silence, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!overNow()) {
                boolean taking = demand.getAsLong() > 0;
                if (taking && !waiting.isEmpty()) {
                    return poll(most);
                }
                long now = System.nanoTime();
                long rest = taking ? Math.min(end - now, sentAt + silence.toNanos() - now) : end - now;
                if (rest <= 0) {
                    return List.of();
                }
                changed.await(taking ? rest : Math.min(rest, untilStall()), TimeUnit.NANOSECONDS);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the client takes something; false when it is over. */
    boolean awaitDemand() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!overNow()) {
                if (demand.getAsLong() > 0) {
                    return true;
                }
                changed.await(untilStall(), TimeUnit.NANOSECONDS);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the client takes one more, though it is over; false when it does not in time, or is gone. */
    boolean awaitLast(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!left && demand.getAsLong() == 0) {
                long rest = end - System.nanoTime();
                if (rest <= 0) {
                    return false;
                }
                changed.await(rest, TimeUnit.NANOSECONDS);
            }
            return !left;
        } finally {
            lock.unlock();
        }
    }

    /** The client was sent something. */
    void sent() {
        locked(() -> sentAt = System.nanoTime());
    }

    /** How long ago the client was sent something. */
    Duration quiet() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - sentAt);
        } finally {
            lock.unlock();
        }
    }

    private List<Object> poll(int most) {
        List<Object> taken = new ArrayList<>(Math.min(most, waiting.size()));
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    private boolean over() {
        return left || ending != null;
    }

    private boolean overNow() {
        if (!over() && demand.getAsLong() == 0 && System.nanoTime() - sentAt >= stallNanos) {
            finish(Ending.STALLED);
        }
        return over();
    }

    private long untilStall() {
        return stallNanos - (System.nanoTime() - sentAt);
    }

    private void finish(Ending why) {
        ending = why;
        waiting.clear();
        changed.signal();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
