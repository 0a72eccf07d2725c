package dev.shrike.topology.position;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An answer for everybody who was waiting when it was asked for, so that many who ask at the same time cost no more than two.
 * Thread-safe.
 */
final class SharedAnswer<T> {
    private final ReentrantLock turn = new ReentrantLock();
    private T latest;
    private boolean answered;
    private long askedAt;

    /** What one of those who wait asks. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /**
     * An answer to a question that was asked after the call, by the caller or by another.
     *
     * @throws NotThereYetException when others still ask at the deadline
     */
    T get(Question<T> question, Deadline deadline) throws InterruptedException {
        long came = System.nanoTime();
        if (!turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new NotThereYetException("Kafka is asked still how far it is");
        }
        try {
            if (!answered || askedAt - came < 0) {
                long now = System.nanoTime();
                latest = question.ask();
                askedAt = now;
                answered = true;
            }
            return latest;
        } finally {
            turn.unlock();
        }
    }
}
