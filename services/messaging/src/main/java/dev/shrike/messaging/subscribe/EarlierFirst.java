package dev.shrike.messaging.subscribe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets deliveries that were never answered, because of a crash or a lost connection, come again before anything new: they do so
 * after the acknowledgement wait, and what lies behind them must not overtake them. Used by one thread.
 *
 * @param <M> messages
 */
final class EarlierFirst<M> {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final long lastDelivered;
    private final LongSupplier nanoClock;
    private final long until;
    private final List<M> aside = new ArrayList<>();
    private long missing;

    /**
     * @param lastDelivered sequence of the newest message that was ever delivered
     * @param missing how many deliveries the server counts as unanswered that nobody here works on
     */
    EarlierFirst(long lastDelivered, long missing, Duration ackWait, LongSupplier nanoClock) {
        this.lastDelivered = lastDelivered;
        this.missing = missing;
        this.nanoClock = nanoClock;
        this.until = nanoClock.getAsLong() + ackWait.plus(MARGIN).toNanos();
    }

    /** Whether it makes sense to fetch: once something new has come it does not, until all earlier ones have to have come. */
    boolean mayFetch() {
        return missing <= 0 || aside.isEmpty() || waitedLongEnough();
    }

    /** Takes a message that was fetched. Returns what is to be handed over now, in order. */
    List<M> fetched(M message, long sequence) {
        if (missing <= 0) {
            return List.of(message);
        }
        if (sequence <= lastDelivered) {
            missing--;
            return missing > 0 ? List.of(message) : before(message);
        }
        aside.add(message);
        return waitedLongEnough() ? release() : List.of();
    }

    /** Nothing came. Returns what is to be handed over now, in order. */
    List<M> nothingFetched() {
        return waitedLongEnough() ? release() : List.of();
    }

    /** What has been put aside; it is forgotten here. */
    List<M> release() {
        missing = 0;
        List<M> released = List.copyOf(aside);
        aside.clear();
        return released;
    }

    private List<M> before(M message) {
        List<M> all = new ArrayList<>();
        all.add(message);
        all.addAll(release());
        return all;
    }

    private boolean waitedLongEnough() {
        return nanoClock.getAsLong() - until >= 0;
    }
}
