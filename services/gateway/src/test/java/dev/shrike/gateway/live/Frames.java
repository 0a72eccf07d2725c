package dev.shrike.gateway.live;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/** Facts, scopes and frames of events that no stream holds. */
final class Frames {
    static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    static final StreamTable TABLE = new StreamTable(CATALOGUE);
    static final int TICK = TABLE.ofStream("TICK");
    static final int RATE = TABLE.ofStream("RATE");

    private Frames() {}

    static EventFacts facts(IndexedRecord event) {
        return EventFacts.of(CATALOGUE.of(event), Envelope.of(event).type(), event);
    }

    static Frame frame(int stream, long sequence, IndexedRecord event, Positions positions) {
        return new Frame(stream, sequence, event, facts(event), positions);
    }

    static Viewer person(UUID id) {
        return new Viewer(id, false, UUID.randomUUID().toString(), Optional.empty());
    }

    static Viewer operator() {
        return new Viewer(UUID.randomUUID(), true, UUID.randomUUID().toString(), Optional.empty());
    }

    static Scope scope(LiveFilter filter, Viewer viewer) {
        return new Scope(filter, viewer, TABLE, Set.of("score"));
    }
}
