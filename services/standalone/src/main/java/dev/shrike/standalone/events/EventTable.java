package dev.shrike.standalone.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** One line per event, for people. */
public final class EventTable implements EventPrinter {
    private static final String LINE = "%-12s %9s  %-27s %-9s %-36s  %s";
    private static final int WIDEST_DATA = 100;

    private final PrintWriter out;

    public EventTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin() {
        println(LINE.formatted("EVENT", "SEQUENCE", "TIME", "TYPE", "ID", "DATA"));
    }

    @Override
    public boolean event(JsonNode event, JsonNode place) {
        println(LINE.formatted(
                place.path("event").asText() + " " + event.path("version").asText(),
                place.path("sequence").asText(),
                event.path("metadata").path("time").asText(),
                event.path("type").asText(),
                event.path("id").asText(),
                shortened(event.path("data").toString())));
        return !out.checkError();
    }

    @Override
    public void end(ListedEvents listed) {
        String events = listed.events() == 1 ? "1 event" : listed.events() + " events";
        println(events + (listed.more() ? ", and more: " : ", no more yet: ") + "--after " + listed.next());
    }

    private void println(String line) {
        out.println(line.stripTrailing());
        out.flush();
    }

    /** Nothing that comes from an event may steer the terminal. */
    private static String shortened(String data) {
        String printable = data.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]", "?");
        return printable.length() <= WIDEST_DATA ? printable : printable.substring(0, WIDEST_DATA - 1) + "…";
    }
}
