package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.nats.StreamView;
import dev.shrike.bridge.nats.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the stream now and then while it is mirrored: was it replaced, are events gone before the lane gets to them? */
final class StreamWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);

    private final Lane.Forward lane;
    private final StreamView streams;
    private final Instant created;
    private final Duration interval;
    private final LaneReport report;
    private final InstantSource clock;
    private long nextLook;
    private long knownFirst;

    StreamWatch(
            Lane.Forward lane,
            StreamView streams,
            Vitals atStart,
            Duration interval,
            LaneReport report,
            InstantSource clock) {
        this.lane = lane;
        this.streams = streams;
        this.created = atStart.created();
        this.knownFirst = atStart.first();
        this.interval = interval;
        this.report = report;
        this.clock = clock;
        this.nextLook = System.nanoTime() + interval.toNanos();
    }

    /**
     * @param received the last sequence that came
     * @param stored when the stream had taken it
     * @throws dev.shrike.bridge.fault.BridgeException when the stream was replaced, or NATS is away
     */
    void look(long received, Instant stored) {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + interval.toNanos();
        Vitals now = streams.vitals(lane.stream());
        if (!now.created().equals(created)) {
            throw Resumption.recreated(new Checkpoint.OfStream(lane.stream(), created, received, "", stored), now);
        }
        tell(now, now.first() - Math.max(received + 1, knownFirst), stored);
        knownFirst = Math.max(knownFirst, now.first());
    }

    /**
     * Says that sequences are gone, and why, as far as that can be known.
     *
     * @param gone how many; nothing is said of none
     * @param after when the stream took the last message before them
     */
    void tell(Vitals stream, long gone, Instant after) {
        if (gone <= 0) {
            return;
        }
        boolean expired = stream.mayHaveExpired(after, clock.instant());
        Incident why = expired ? Incident.EXPIRED : Incident.PURGED;
        report.lost(why, gone);
        LOG.error(
                "Lane {}: {}{} sequences of {} were {} before they were mirrored. To do: {}",
                lane.name(),
                lane.isWhole() ? "" : "up to ",
                gone,
                stream.stream(),
                expired ? "dropped by its limits (or purged)" : "purged or deleted",
                why.advice());
    }
}
