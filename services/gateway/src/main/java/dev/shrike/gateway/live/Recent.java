package dev.shrike.gateway.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The last events, and from where on they are all that there were. Not thread-safe: the {@link Board} guards it. */
final class Recent {
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final int most;
    private Positions floor;

    Recent(int most, Positions unknown) {
        this.most = most;
        this.floor = unknown;
    }

    /** Of this stream every event after the sequence is added from now on; earlier ones are forgotten. */
    void begin(int stream, long sequence) {
        frames.removeIf(frame -> frame.stream() == stream);
        floor = floor.with(stream, sequence);
    }

    void add(Frame frame) {
        if (frames.size() == most) {
            Frame oldest = frames.remove();
            floor = floor.with(oldest.stream(), oldest.sequence());
        }
        frames.add(frame);
    }

    /** What was made of events that hold something sealed for the person is forgotten. */
    void erased(UUID person) {
        frames.forEach(frame -> frame.erased(person));
    }

    /**
     * The events of the scope after the positions, when all of them are here.
     *
     * @return null when some are not here, or there are more than so many
     */
    List<Frame> after(Positions positions, Scope scope, int atMost) {
        if (!positions.reach(floor, scope.streams())) {
            return null;
        }
        List<Frame> missed = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.sequence() > positions.of(frame.stream()) && scope.matches(frame.facts())) {
                if (missed.size() == atMost) {
                    return null;
                }
                missed.add(frame);
            }
        }
        return missed;
    }
}
