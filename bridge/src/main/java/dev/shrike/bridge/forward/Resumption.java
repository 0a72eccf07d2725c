package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.nats.StoredMessage;
import dev.shrike.bridge.nats.Vitals;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Where a lane goes on in its stream.
 *
 * @param from the next sequence
 * @param after when the stream took the last message before that; the beginning of its life when there is none
 * @param lost how many sequences behind the checkpoint are no longer there
 */
record Resumption(long from, Instant after, long lost) {

    /**
     * Compares a stream with the lane's checkpoint. A pure function of what it is given.
     *
     * @param checkpoint where the lane was; empty when it never was anywhere
     * @param stream as it is now
     * @param at what the stream holds at a sequence; empty when nothing
     * @throws LaneIncidentException when the stream is not the one that the checkpoint speaks of
     */
    static Resumption of(
            Optional<Checkpoint.OfStream> checkpoint, Vitals stream, LongFunction<Optional<StoredMessage>> at) {
        if (checkpoint.isEmpty()) {
            return new Resumption(1, stream.created(), Math.max(stream.first() - 1, 0));
        }
        Checkpoint.OfStream last = checkpoint.get();
        if (!last.created().equals(stream.created())) {
            throw recreated(last, stream);
        }
        if (stream.last() < last.sequence()) {
            throw rolledBack(last, "now ends at " + stream.last());
        }
        if (stream.first() <= last.sequence()) {
            at.apply(last.sequence()).filter(found -> !isSame(found, last)).ifPresent(found -> {
                throw rolledBack(last, "holds another message there, stored " + found.stored());
            });
        }
        long from = last.sequence() + 1;
        return new Resumption(from, last.time(), Math.max(stream.first() - from, 0));
    }

    /** Also asked of a stream that is being mirrored. */
    static LaneIncidentException recreated(Checkpoint.OfStream last, Vitals stream) {
        return new LaneIncidentException(
                Incident.RECREATED,
                "The stream " + stream.stream() + " was deleted and made again (created " + stream.created()
                        + ", the checkpoint is of the one created " + last.created()
                        + "). Nothing is skipped.");
    }

    private static LaneIncidentException rolledBack(Checkpoint.OfStream last, String finding) {
        return new LaneIncidentException(
                Incident.ROLLED_BACK,
                "The stream " + last.stream() + " has lost its tail: sequence " + last.sequence()
                        + " was mirrored, and the stream " + finding
                        + ". Nothing is skipped.");
    }

    private static boolean isSame(StoredMessage found, Checkpoint.OfStream last) {
        return found.stored().equals(last.time()) && found.messageId().equals(last.eventId());
    }
}
