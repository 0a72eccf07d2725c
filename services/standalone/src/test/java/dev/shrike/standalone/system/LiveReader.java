package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads Server-Sent Events from their beginning until one has come that is known to be the last. */
record LiveReader(HttpClient http) {

    private static final String DATA = "data:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What came.
     *
     * @param status the answer's; without success there are no events
     */
    record Seen(int status, List<JsonNode> events) {}

    /**
     * @param within where in what is sent an event stands, as a JSON pointer
     * @param last the event after which nothing is to be expected any more
     */
    Seen read(HttpRequest request, String within, Predicate<JsonNode> last) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            List<JsonNode> events = new ArrayList<>();
            if (answer.statusCode() != 200) {
                return new Seen(answer.statusCode(), events);
            }
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith(DATA)) {
                    JsonNode event =
                            JSON.readTree(line.substring(DATA.length())).at(within);
                    events.add(event);
                    if (last.test(event)) {
                        return new Seen(answer.statusCode(), events);
                    }
                }
            }
            throw new AssertionError(request + " ended early, with " + events);
        }
    }
}
