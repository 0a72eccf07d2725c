package dev.shrike.standalone.events;

import com.fasterxml.jackson.databind.JsonNode;

/** How events are shown. */
public interface EventPrinter {
    /** Before the first event. */
    void begin();

    /**
     * One event.
     *
     * @param event in its JSON form
     * @param place where it lies
     * @return whether somebody still reads
     */
    boolean event(JsonNode event, JsonNode place);

    /** After the last one. */
    void end(ListedEvents listed);
}
