package dev.shrike.bridge.checkpoint;

import dev.shrike.bridge.nats.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a change of a forward lane's checkpoint leads to, in sentences for the person who is about to make it. */
final class CheckpointConsequence {
    private CheckpointConsequence() {}

    /**
     * Of forgetting it.
     *
     * @param now where the lane is
     * @param stream as it is now
     * @param remembered how many recent events a lane recognises
     */
    static List<String> ofReset(Optional<Checkpoint.OfStream> now, Vitals stream, int remembered) {
        var sentences = new ArrayList<String>();
        sentences.add("The lane begins at the start of " + stream.stream() + " and mirrors "
                + range(stream.first(), stream) + ".");
        now.ifPresent(at -> sentences.add(
                at.created().equals(stream.created())
                        ? "It has mirrored this very stream up to " + at.sequence()
                                + ": all of that comes into the topics a" + " second time, but for the newest "
                                + remembered + " events, which it recognises."
                        : "What it mirrored so far came from an earlier " + stream.stream() + ", created "
                                + at.created()
                                + "; events that the new one holds again are recognised among the newest " + remembered
                                + "."));
        return sentences;
    }

    /**
     * Of going on behind a sequence.
     *
     * @param now where the lane is
     * @param stream as it is now
     * @param sequence the one that counts as mirrored, with all before it
     * @param remembered how many recent events a lane recognises
     */
    static List<String> ofMove(Optional<Checkpoint.OfStream> now, Vitals stream, long sequence, int remembered) {
        var sentences = new ArrayList<String>();
        sentences.add("The lane goes on behind sequence " + sequence + " of " + stream.stream() + " and mirrors "
                + range(sequence + 1, stream) + ".");
        boolean same = now.isPresent() && now.get().created().equals(stream.created());
        long mirrored = same ? now.get().sequence() : 0;
        if (sequence > mirrored && sequence >= stream.first()) {
            sentences.add("It never mirrors what lies from " + Math.max(mirrored + 1, stream.first()) + " to "
                    + sequence + ".");
        }
        if (sequence < mirrored) {
            sentences.add("What lies from " + (sequence + 1) + " to " + mirrored
                    + " was mirrored before: what the stream holds"
                    + " there now comes into the topics as well, but for what is among the newest " + remembered
                    + " events, which it recognises.");
        }
        return sentences;
    }

    private static String range(long from, Vitals stream) {
        long first = Math.max(from, stream.first());
        return first > stream.last()
                ? "what comes from now on"
                : "what lies from " + first + " to " + stream.last() + ", and what comes after";
    }
}
