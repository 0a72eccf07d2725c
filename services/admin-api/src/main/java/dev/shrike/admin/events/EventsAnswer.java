package dev.shrike.admin.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.rest.event.EventForm;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A page of the event store.
 *
 * @param events each in the JSON form that it has everywhere, in the order in which they were stored
 * @param places where each of the events lies, in the same order
 * @param next opaque; given as {@code after} it leads on from here, now or at any later time
 * @param more whether there was more to read
 */
record EventsAnswer(
        @ArraySchema(schema = @Schema(implementation = EventForm.class))
        List<ObjectNode> events,

        List<Place> places,
        String next,
        boolean more) {

    /**
     * Where an event lies.
     *
     * @param id the event's
     * @param event its name in the catalogue
     * @param stream its stream
     * @param sequence its place in the stream
     */
    record Place(UUID id, String event, String stream, long sequence) {}
}
