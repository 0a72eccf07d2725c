package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.CommitPolicy;
import java.time.Duration;

/** The second half of a lane's pipeline: sends what is laid ready and commits it together with the checkpoint. */
final class Writing {
    private static final Duration IDLE = Duration.ofMillis(50);

    private final String lane;
    private final LaneProducer producer;
    private final CheckpointLog checkpoints;
    private final Vitals stream;
    private final CommitPolicy policy;
    private final LaneReport report;
    private final ClockCheck clocks;
    private final Probe probe;
    private final Mirroring mirroring;

    Writing(
            String lane,
            LaneProducer producer,
            CheckpointLog checkpoints,
            Vitals stream,
            CommitPolicy policy,
            LaneReport report,
            ClockCheck clocks,
            Probe probe,
            Mirroring mirroring) {
        this.lane = lane;
        this.producer = producer;
        this.checkpoints = checkpoints;
        this.stream = stream;
        this.policy = policy;
        this.report = report;
        this.clocks = clocks;
        this.probe = probe;
        this.mirroring = mirroring;
    }

    /** Writes until it is asked to stop or fetching fails; what was sent by then is committed. */
    void run(Fetching fetching, StopSignal stop) throws InterruptedException {
        var transaction = new OpenTransaction(policy);
        try {
            while (!stop.isGiven()) {
                Duration wait = transaction.isEmpty() ? IDLE : transaction.patience(System.nanoTime());
                Batch batch = fetching.take(wait);
                if (batch != null) {
                    producer.send(batch.records());
                    transaction.add(batch, System.nanoTime());
                }
                if (batch == null ? !transaction.isEmpty() : transaction.isDue(System.nanoTime())) {
                    commit(transaction);
                    transaction = new OpenTransaction(policy);
                }
            }
        } catch (FetchingEndedException e) {
            commit(transaction);
            throw e.reason();
        }
        commit(transaction);
    }

    private void commit(OpenTransaction transaction) {
        if (transaction.isEmpty()) {
            return;
        }
        probe.reached(lane, Probe.Point.PRODUCED);
        Delivery last = transaction.last();
        producer.commitWith(checkpoints.record(new Checkpoint.OfStream(
                stream.stream(),
                stream.created(),
                last.sequence(),
                Streams.messageId(last.message().getHeaders()),
                last.stored())));
        mirroring.committed(last.sequence());
        Counts counts = transaction.counts();
        report.committed(last.sequence(), counts.mirrored(), counts.refused(), counts.leftOut());
        report.transactionTook(transaction.age(System.nanoTime()));
        report.lag(last.pending(), last.stored());
        clocks.look(last.stored());
        probe.reached(lane, Probe.Point.COMMITTED);
    }
}
