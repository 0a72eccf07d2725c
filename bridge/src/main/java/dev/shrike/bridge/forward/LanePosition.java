package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.nats.StoredMessage;
import dev.shrike.bridge.nats.Vitals;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Where a lane would go on in its stream, for those who only want to know.
 *
 * @param from the next sequence
 * @param lost how many sequences behind the checkpoint are no longer there
 */
public record LanePosition(long from, long lost) {

    /**
     * What the lane itself would find.
     *
     * @param checkpoint where the lane was; empty when it never was anywhere
     * @param stream as it is now
     * @param at what the stream holds at a sequence; empty when nothing
     * @throws dev.shrike.bridge.fault.LaneIncidentException when the stream is not the one that the checkpoint speaks of
     */
    public static LanePosition of(
            Optional<Checkpoint.OfStream> checkpoint, Vitals stream, LongFunction<Optional<StoredMessage>> at) {
        Resumption resumption = Resumption.of(checkpoint, stream, at);
        return new LanePosition(resumption.from(), resumption.lost());
    }
}
