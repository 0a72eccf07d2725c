package dev.shrike.messaging.count;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.publish.PublishRefusedException;
import dev.shrike.messaging.publish.PublishUncertainException;
import dev.shrike.schemas.count.v1.Count;
import dev.shrike.schemas.count.v1.CountData;
import dev.shrike.schemas.count.v1.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts one thing. Adding costs no I/O and never fails because of NATS. Every few seconds the sum becomes one event; an
 * event that was perhaps not stored is sent again as it was, so that it counts once. Safe for use by many threads.
 *
 * <p>What a killed process had not yet published is lost: some seconds of it, or all since NATS went away, but for the newest
 * {@value #MOST_HOURS} hours only. What may not be lost is appended to the outbox as {@link #event an event}.
 */
public final class EventCounter {
    /** For how many hours without NATS counts are kept. */
    static final int MOST_HOURS = 72;

    private static final Logger LOG = LoggerFactory.getLogger(EventCounter.class);
    private static final String TYPE = "times";
    private static final String VERSION = "1.0";

    private final String source;
    private final String name;
    private final Clock clock;
    private final TreeMap<Instant, Tally> byHour = new TreeMap<>();
    private volatile Count unsettled; // written by the thread that flushes

    private record Tally(Instant first, long times) {}

    EventCounter(String source, String name, Clock clock) {
        this.source = source;
        this.name = name;
        this.clock = clock;
    }

    /** It happened once. */
    public void add() {
        add(1);
    }

    /**
     * It happened so many times.
     *
     * @param times at least 1
     */
    public void add(long times) {
        requireSome(times);
        Instant now = clock.instant();
        synchronized (byHour) {
            byHour.merge(
                    now.truncatedTo(ChronoUnit.HOURS),
                    new Tally(now, times),
                    (before, more) -> new Tally(before.first(), before.times() + more.times()));
            if (byHour.size() > MOST_HOURS) {
                Tally lost = byHour.pollFirstEntry().getValue();
                LOG.error(
                        "Lost {} counts of {} since {}: NATS has been away for too long",
                        lost.times(),
                        name,
                        lost.first());
            }
        }
    }

    /**
     * The event that says it, for the outbox of a transaction that it belongs to: not lost, and not counted when the
     * transaction rolls back. It is not to be added here as well.
     *
     * @param times at least 1
     */
    public Count event(long times) {
        requireSome(times);
        return event(new Tally(clock.instant(), times));
    }

    String name() {
        return name;
    }

    /**
     * Publishes what was added. One thread at a time.
     *
     * @throws NatsUnavailableException when NATS is away; nothing is lost
     * @throws PublishUncertainException when no acknowledgement came; the same event is sent next time
     */
    void flush(Consumer<Count> publisher) {
        while (unsettled != null || takeOldest()) {
            try {
                publisher.accept(unsettled);
            } catch (PublishRefusedException e) {
                LOG.error("Lost {} counts of {}: {}", unsettled.getData().getTimes(), name, e.getMessage());
            }
            unsettled = null;
        }
    }

    /** How often it was added without being acknowledged. */
    long untold() {
        Count sent = unsettled;
        synchronized (byHour) {
            return byHour.values().stream().mapToLong(Tally::times).sum()
                    + (sent == null ? 0 : sent.getData().getTimes());
        }
    }

    private boolean takeOldest() {
        synchronized (byHour) {
            var oldest = byHour.pollFirstEntry();
            unsettled = oldest == null ? null : event(oldest.getValue());
            return oldest != null;
        }
    }

    private Count event(Tally tally) {
        return new Count(
                UUID.randomUUID().toString(),
                TYPE,
                VERSION,
                new CountData(name, tally.times()),
                new Metadata(source, tally.first().truncatedTo(ChronoUnit.MICROS), null, null, null, null));
    }

    private static void requireSome(long times) {
        if (times < 1) {
            throw new IllegalArgumentException("What is counted has happened at least once, not " + times + " times");
        }
    }
}
