package dev.shrike.messaging.subscribe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets deliveries that were never answered, because of a crash or a lost connection, come again before anything new: they do so
 * after the acknowledgement wait, each when its own has passed and so in any order. They are put back into order here, and what
 * lies behind them does not overtake them. Bounded by what the consumer may have unanswered. Used by one thread.
 *
 * @param <M> messages
 */
final class EarlierFirst<M> {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final long lastDelivered;
    private final LongSupplier nanoClock;
    private final long until;
    private final List<Aside<M>> earlier = new ArrayList<>();
    private final List<M> later = new ArrayList<>();
    private long missing;

    private record Aside<M>(M message, long sequence) {}

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
        return missing <= 0 || later.isEmpty() || waitedLongEnough();
    }

    /** Takes a message that was fetched. Returns what is to be handed over now, in order. */
    List<M> fetched(M message, long sequence) {
        if (missing <= 0) {
            return List.of(message);
        }
        if (sequence <= lastDelivered) {
            earlier.add(new Aside<>(message, sequence));
            missing--;
            return missing > 0 ? List.of() : release();
        }
        later.add(message);
        return waitedLongEnough() ? release() : List.of(); // by then the server sends the earlier ones first
    }

    /** Nothing came. Returns what is to be handed over now, in order. */
    List<M> nothingFetched() {
        return waitedLongEnough() ? release() : List.of();
    }

    /** What has been put aside, in order; it is forgotten here. */
    List<M> release() {
        missing = 0;
        List<M> released = new ArrayList<>(earlier.size() + later.size());
        earlier.stream()
                .sorted(Comparator.comparingLong(Aside::sequence))
                .forEach(each -> released.add(each.message()));
        released.addAll(later);
        earlier.clear();
        later.clear();
        return released;
    }

    private boolean waitedLongEnough() {
        return nanoClock.getAsLong() - until >= 0;
    }
}
