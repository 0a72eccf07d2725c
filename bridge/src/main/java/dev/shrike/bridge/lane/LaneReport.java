package dev.shrike.bridge.lane;

import dev.shrike.bridge.fault.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What is known of a lane here. The lane's threads write it, anyone reads it. Counters start with this instance. */
public final class LaneReport {
    private final Lane lane;
    private final String instance;
    private final InstantSource clock;
    private final LongAdder mirrored = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder transactionNanos = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final Map<Incident, LongAdder> incidents = new EnumMap<>(Incident.class);
    private final RateMeter rate = new RateMeter();
    private volatile Phase phase = new Phase(LaneState.ELSEWHERE, "");
    private volatile long sequence;
    private volatile Behind behind = new Behind(0, Instant.MAX);
    private volatile String lastError;

    private record Phase(LaneState state, String reason) {}

    private record Behind(long events, Instant lastStored) {}

    /**
     * @param lane which one
     * @param instance who reports
     */
    public LaneReport(Lane lane, String instance) {
        this(lane, instance, InstantSource.system());
    }

    LaneReport(Lane lane, String instance, InstantSource clock) {
        this.lane = lane;
        this.instance = instance;
        this.clock = clock;
        for (Incident incident : Incident.values()) {
            incidents.put(incident, new LongAdder());
        }
    }

    /** The lane is not run here. */
    public void elsewhere() {
        phase = new Phase(LaneState.ELSEWHERE, "");
        behind = new Behind(0, Instant.MAX);
    }

    /** The lane is finding its position. One that was stopped stays so until it has found it. */
    public void starting() {
        if (phase.state() != LaneState.STOPPED) {
            phase = new Phase(LaneState.STARTING, "");
        }
    }

    /** The lane has found its position and carries events. */
    public void running(long fromSequence) {
        sequence = fromSequence;
        phase = new Phase(LaneState.RUNNING, "");
    }

    /**
     * Something is away, or somebody else has the lane.
     *
     * @return whether that is news
     */
    public boolean waiting(Incident incident, String reason) {
        boolean news = !reason.equals(lastError);
        phase = new Phase(LaneState.WAITING, reason);
        lastError = reason;
        incidents.get(incident).increment();
        return news;
    }

    /**
     * The lane stops and needs a person.
     *
     * @return whether that is news
     */
    public boolean stopped(Incident incident, String reason) {
        boolean news = phase.state() != LaneState.STOPPED || !reason.equals(phase.reason());
        died(reason);
        if (news) {
            incidents.get(incident).increment();
        }
        return news;
    }

    /** The lane is at its end. */
    public void died(String reason) {
        phase = new Phase(LaneState.STOPPED, reason);
        lastError = reason;
    }

    /** Something happened that does not stop the lane. */
    public void met(Incident incident) {
        incidents.get(incident).increment();
    }

    /** A transaction is committed. */
    public void committed(long upTo, int events, int deadLettered, int leftOut) {
        sequence = upTo;
        mirrored.add(events);
        deadLetters.add(deadLettered);
        skipped.add(leftOut);
        transactions.increment();
        rate.add((long) events + deadLettered + leftOut);
    }

    /** The last transaction took so long, from its first record to the end of its commit. */
    public void transactionTook(Duration time) {
        transactionNanos.add(time.toNanos());
    }

    /** So many events lie before the lane. */
    public void lag(long events) {
        behind = new Behind(events, behind.lastStored());
    }

    /** So many events lie before the lane, and the last one it carried is so old. */
    public void lag(long events, Instant lastStored) {
        behind = new Behind(events, lastStored);
    }

    /** So many sequences were gone before they were mirrored. */
    public void lost(Incident why, long sequences) {
        lost.add(sequences);
        met(why);
    }

    /** The lane's state now. */
    public LaneState state() {
        return phase.state();
    }

    /** The row. */
    public LaneStatus status() {
        Phase now = phase;
        Behind lag = behind;
        return new LaneStatus(
                lane.name(),
                lane.direction(),
                now.state() == LaneState.ELSEWHERE ? Optional.empty() : Optional.of(instance),
                now.state(),
                now.reason(),
                sequence,
                lag.events(),
                age(lag),
                rate.perSecond(),
                mirrored.sum(),
                deadLetters.sum(),
                skipped.sum(),
                lost.sum(),
                transactions.sum(),
                Duration.ofNanos(transactionNanos.sum()),
                counted(),
                Optional.ofNullable(lastError));
    }

    private Duration age(Behind lag) {
        Instant now = clock.instant();
        return lag.events() == 0 || lag.lastStored().isAfter(now)
                ? Duration.ZERO
                : Duration.between(lag.lastStored(), now);
    }

    private Map<Incident, Long> counted() {
        var counts = new EnumMap<Incident, Long>(Incident.class);
        incidents.forEach((incident, count) -> counts.put(incident, count.sum()));
        return counts;
    }
}
