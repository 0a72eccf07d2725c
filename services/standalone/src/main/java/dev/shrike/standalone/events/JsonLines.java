package dev.shrike.standalone.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Each event in its JSON form on a line of its own; where to go on is told apart from them. */
public final class JsonLines implements EventPrinter {
    private final PrintWriter out;
    private final PrintWriter notes;

    /** @param notes for people, beside the events */
    public JsonLines(PrintWriter out, PrintWriter notes) {
        this.out = out;
        this.notes = notes;
    }

    @Override
    public void begin() {}

    @Override
    public boolean event(JsonNode event, JsonNode place) {
        out.println(event);
        return !out.checkError();
    }

    @Override
    public void end(ListedEvents listed) {
        notes.println("next: " + listed.next());
        notes.flush();
    }
}
