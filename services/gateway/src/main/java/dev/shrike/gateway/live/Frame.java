package dev.shrike.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * One event on its way to clients, with what was made of it for everybody, so that it is made once however many get it. What is open to one
 * person is made anew each time and kept nowhere: a frame stays in memory, and the person may be erased. Thread-safe; the event is not
 * changed.
 */
final class Frame {
    private final int stream;
    private final long sequence;
    private final IndexedRecord event;
    private final EventFacts facts;
    private final Positions positions;
    private volatile String cursor;
    private volatile Shown closed;

    /** An event as somebody sees it: as JSON, and as the bytes of that. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shown(ObjectNode json, byte[] bytes) {}

    /** How to show an event. */
    interface View {
        Shown closed(Frame frame);

        Shown opened(Frame frame, UUID person);
    }

    /** @param positions how far the streams are known with this event */
    Frame(int stream, long sequence, IndexedRecord event, EventFacts facts, Positions positions) {
        this.stream = stream;
        this.sequence = sequence;
        this.event = event;
        this.facts = facts;
        this.positions = positions;
    }

    int stream() {
        return stream;
    }

    long sequence() {
        return sequence;
    }

    IndexedRecord event() {
        return event;
    }

    EventFacts facts() {
        return facts;
    }

    /** How far the streams were known with this event. */
    Positions positions() {
        return positions;
    }

    String cursor(StreamTable table) {
        String made = cursor;
        if (made == null) {
            made = table.cursor(positions);
            cursor = made;
        }
        return made;
    }

    /** What the viewer gets to see. May ask the key vault, when something in it is sealed for the viewer. */
    Shown show(View view, Viewer viewer) {
        return facts.sealed().contains(viewer.id()) ? view.opened(this, viewer.id()) : close(view);
    }

    /** The person is erased: what was made of the event while they were not is forgotten. */
    void erased(UUID person) {
        if (facts.sealed().contains(person)) {
            closed = null;
        }
    }

    private Shown close(View view) {
        Shown made = closed;
        if (made == null) {
            made = view.closed(this);
            closed = made;
        }
        return made;
    }
}
