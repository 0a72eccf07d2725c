package dev.shrike.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.IndexedRecord;

/**
 * One event on its way to clients, with what was made of it so far, so that it is made once however many get it. Thread-safe; the
 * event is not changed.
 */
final class Frame {
    private final int stream;
    private final long sequence;
    private final IndexedRecord event;
    private final EventFacts facts;
    private final Positions positions;
    private volatile String cursor;
    private volatile Shown closed;
    private volatile ConcurrentHashMap<UUID, Shown> opened;

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
        return facts.sealed().contains(viewer.id()) ? open(view, viewer.id()) : close(view);
    }

    private Shown close(View view) {
        Shown made = closed;
        if (made == null) {
            made = view.closed(this);
            closed = made;
        }
        return made;
    }

    private Shown open(View view, UUID person) {
        ConcurrentHashMap<UUID, Shown> all = opened;
        if (all == null) {
            all = ofPeople();
        }
        return all.computeIfAbsent(person, id -> view.opened(this, id));
    }

    private synchronized ConcurrentHashMap<UUID, Shown> ofPeople() {
        if (opened == null) {
            opened = new ConcurrentHashMap<>(2);
        }
        return opened;
    }
}
