package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.settings.CommitPolicy;
import java.time.Duration;

/** What has been sent in the open transaction, and whether it is time to commit it. */
final class OpenTransaction {
    private final CommitPolicy policy;
    private final Counts counts = new Counts();
    private long bytes;
    private long since;
    private Delivery last;

    OpenTransaction(CommitPolicy policy) {
        this.policy = policy;
    }

    void add(Batch batch, long nanoTime) {
        if (isEmpty()) {
            since = nanoTime;
        }
        counts.add(batch.counts());
        bytes += batch.bytes();
        last = batch.last();
    }

    boolean isEmpty() {
        return last == null;
    }

    boolean isDue(long nanoTime) {
        return !isEmpty() && policy.isDue(counts.all(), bytes, age(nanoTime), hasCaughtUp());
    }

    /** How long to wait for more before committing what there is. */
    Duration patience(long nanoTime) {
        Duration left = policy.delay(hasCaughtUp()).minusNanos(nanoTime - since);
        return left.compareTo(policy.idleDelay()) < 0 ? left : policy.idleDelay();
    }

    /** Whether the stream held nothing behind the last message when it came. */
    private boolean hasCaughtUp() {
        return last.pending() == 0;
    }

    /** How long ago its first record was sent. */
    Duration age(long nanoTime) {
        return Duration.ofNanos(nanoTime - since);
    }

    Counts counts() {
        return counts;
    }

    Delivery last() {
        return last;
    }
}
