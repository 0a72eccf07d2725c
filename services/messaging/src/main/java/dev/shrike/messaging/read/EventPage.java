package dev.shrike.messaging.read;

import java.util.List;

/**
 * A bounded piece of the event store.
 *
 * @param events events in order
 * @param next where to go on
 * @param more whether there was more to read at the time
 * @param undecodable messages passed over because they are no events of the catalogue
 */
public record EventPage(List<StoredEvent> events, StreamPositions next, boolean more, int undecodable) {

    /** Copies the list. */
    public EventPage {
        events = List.copyOf(events);
    }
}
