package dev.shrike.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.util.Locale;
import java.util.UUID;

/** Somebody with an account. */
record Birder(LivePlatform platform, String id, String username, String password) {

    /** Registers somebody; the user name is the name in small letters, and the number keeps it the only one. */
    static Birder register(LivePlatform platform, String name) {
        String username = name.toLowerCase(Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 6);
        String password = UUID.randomUUID().toString();
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("email", username + "@example.org")
                .put("display_name", name)
                .put("password", password);
        try (PlatformRest admin = platform.rest()) {
            return new Birder(platform, admin.post("/users", wish).path("id").asText(), username, password);
        }
    }

    /** Gives them a role. */
    Birder as(String role) {
        try (PlatformRest admin = platform.rest()) {
            admin.put("/roles/" + id + "/" + role, null);
        }
        return this;
    }

    /** Returns when the statistics have counted it. */
    void tick(String species) {
        ObjectNode tick = JsonNodeFactory.instance.objectNode();
        tick.putObject("image").put("url", "https://images.example.org/" + UUID.randomUUID() + ".jpg");
        ObjectNode sighting =
                tick.putObject("sighting").put("species", species).put("note", "by the pond behind our house");
        sighting.putObject("location").put("latitude", -34.88).put("longitude", -56.18);
        try (PlatformRest rest = PlatformRest.as(platform.http(), username, password)) {
            rest.include(rest.write("/ticks", tick).position());
            JsonNode counted = rest.get("/statistics/people/" + id);
            if (counted.path("ticks").asLong() == 0) {
                throw new IllegalStateException("The tick was not counted: " + counted);
            }
        }
    }
}
