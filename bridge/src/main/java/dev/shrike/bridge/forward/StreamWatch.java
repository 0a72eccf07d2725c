package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.bridge.nats.Vitals;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the stream now and then while it is mirrored: was it replaced, do events expire before the lane gets to them? */
final class StreamWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);

    private final Streams streams;
    private final String stream;
    private final Instant created;
    private final Duration interval;
    private final LaneReport report;
    private long nextLook;
    private long knownFirst;

    StreamWatch(Streams streams, Vitals atStart, Duration interval, LaneReport report) {
        this.streams = streams;
        this.stream = atStart.stream();
        this.created = atStart.created();
        this.knownFirst = atStart.first();
        this.interval = interval;
        this.report = report;
        this.nextLook = System.nanoTime() + interval.toNanos();
    }

    /**
     * @param received the last sequence that came
     * @throws dev.shrike.bridge.fault.BridgeException when the stream was replaced, or NATS is away
     */
    void look(long received) {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + interval.toNanos();
        Vitals now = streams.vitals(stream);
        if (!now.created().equals(created)) {
            throw Resumption.recreated(new Checkpoint.OfStream(stream, created, received, "", Instant.EPOCH), now);
        }
        long lost = now.first() - Math.max(received + 1, knownFirst);
        if (lost > 0) {
            tell(report, stream, lost);
        }
        knownFirst = Math.max(knownFirst, now.first());
    }

    static void tell(LaneReport report, String stream, long lost) {
        report.lost(lost);
        LOG.error(
                "{} sequences of {} expired or were purged before they were mirrored; if no purge was meant, lengthen the"
                        + " stream's retention or find out why the lane was behind",
                lost,
                stream);
    }
}
