package dev.shrike.standalone.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Dead letters of one service, or of all, over REST. */
public final class DeadLettersApi {
    private static final String LETTERS = "dead_letters";

    private final PlatformRest platform;
    private final String path;

    /** @param service whose letters, by the name of its data source; null for a list of all services */
    public DeadLettersApi(PlatformRest platform, String service) {
        this.platform = platform;
        this.path = "/admin/dead-letters" + (service == null ? "" : "/" + encoded(service));
    }

    /** Letters, by service, handler and place in the stream; of one handler unless that is null. */
    public JsonNode list(String handler, boolean redriven, int limit) {
        String query = "?limit=" + limit + "&redriven=" + redriven;
        return platform.get(path + query + (handler == null ? "" : "&handler=" + encoded(handler)))
                .path(LETTERS);
    }

    /** The letters of one event. */
    public JsonNode find(UUID eventId) {
        return platform.get(path + "/" + eventId).path(LETTERS);
    }

    /**
     * What became of each letter.
     *
     * @param handler only this handler's, or null
     * @param eventId only this event's, or null
     * @param all has to be true when neither is given
     */
    public JsonNode redrive(String handler, UUID eventId, boolean all, boolean outOfOrder, int limit) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("all", all).put("out_of_order", outOfOrder);
        if (handler != null) {
            wish.put("handler", handler);
        }
        if (eventId != null) {
            wish.put("event_id", eventId.toString());
        }
        return platform.post(path + "/redrive?limit=" + limit, wish).path("outcomes");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
