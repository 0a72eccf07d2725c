package dev.shrike.gateway.live;

import io.micronaut.core.annotation.Nullable;

/**
 * How far one client has come, and the cursors it is given. While it knows of some stream more than this process had at the moment, the
 * cursor is its own, and events it knows already are passed over; from the moment on at which it does not, it shares the cursor that was
 * made for everybody. Used by the client's own thread.
 */
final class Progress {
    private final StreamTable table;
    private final int[] streams;
    private Positions own;

    /** @param known what it knows already of each of its streams; null for nothing but what is offered from now on */
    Progress(StreamTable table, int[] streams, @Nullable Positions known) {
        this.table = table;
        this.streams = streams;
        this.own = known;
    }

    @Nullable
    Positions own() {
        return own;
    }

    /** It knows this stream up to here, out of the event store. */
    void replayed(int stream, long sequence) {
        own = own.with(stream, sequence);
    }

    /** The cursor while it is replayed to. */
    String cursor() {
        return table.cursor(own);
    }

    /** It knows of each of its streams all up to here. */
    void reached(Positions upTo) {
        for (int stream : streams) {
            own = own.with(stream, Math.max(own.of(stream), upTo.of(stream)));
        }
    }

    /** The stream is another one since. */
    void begunAnew(int stream) {
        if (own != null) {
            own = own.with(stream, 0);
        }
    }

    /** The cursor for an event that was offered; null when it was seen before. */
    @Nullable
    String offered(Frame frame) {
        if (own == null) {
            return frame.cursor(table);
        }
        if (frame.sequence() <= own.of(frame.stream())) {
            return null;
        }
        own = own.with(frame.stream(), frame.sequence());
        return level(frame.positions()) ? frame.cursor(table) : table.cursor(own.max(frame.positions()));
    }

    /** The cursor at a moment at which all that was offered has been taken. */
    String drained(Positions positions) {
        return own == null || level(positions) ? table.cursor(positions) : table.cursor(own.max(positions));
    }

    private boolean level(Positions positions) {
        if (positions.reach(own, streams)) {
            own = null;
            return true;
        }
        return false;
    }
}
