package dev.shrike.gateway.live;

import dev.shrike.messaging.read.EventCursor;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The streams of the catalogue by number, and cursors over them. Immutable. */
final class StreamTable {
    private static final String BEGINNING = "0";

    private final List<EventDefinition> events;
    private final Map<String, Integer> byStream = new HashMap<>();
    private final Set<String> streams;

    StreamTable(EventCatalogue catalogue) {
        events = catalogue.events();
        for (int i = 0; i < events.size(); i++) {
            byStream.put(events.get(i).stream(), i);
        }
        streams = Set.copyOf(byStream.keySet());
    }

    int size() {
        return events.size();
    }

    EventDefinition event(int stream) {
        return events.get(stream);
    }

    int ofStream(String stream) {
        return byStream.get(stream);
    }

    Positions unknown() {
        return Positions.unknown(size());
    }

    String cursor(Positions positions) {
        Map<String, Long> known = new TreeMap<>();
        for (int i = 0; i < size(); i++) {
            if (positions.knows(i)) {
                known.put(events.get(i).stream(), positions.of(i));
            }
        }
        return EventCursor.textOf(new StreamPositions(known));
    }

    /**
     * What a client's text stands for. Of a stream that it does not name nothing is known: it is read from its beginning.
     *
     * @throws ProblemException 400 when it is no cursor over these streams
     */
    Positions parse(String cursor) {
        if (cursor.equals(BEGINNING)) {
            return unknown();
        }
        StreamPositions parsed = EventCursor.parse(cursor, streams)
                .orElseThrow(() -> ProblemException.badRequest(
                        "invalid-cursor", "The last event id is not one that was given out for these events"));
        Positions positions = unknown();
        for (Map.Entry<String, Long> known : parsed.sequences().entrySet()) {
            positions = positions.with(ofStream(known.getKey()), known.getValue());
        }
        return positions;
    }
}
