package dev.shrike.users.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** A person's profile, in clear. Personal data: {@code toString} shows nothing. */
public record Profile(String username, String displayName, String email) {

    /** Reads the sealed field's plain form. */
    static Profile of(JsonNode json) {
        return new Profile(
                json.path("username").asText(),
                json.path("display_name").asText(),
                json.path("email").asText());
    }

    /** The sealed field's plain form. */
    JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("display_name", displayName)
                .put("email", email);
    }

    Profile with(Optional<String> newDisplayName, Optional<String> newEmail) {
        return new Profile(username, newDisplayName.orElse(displayName), newEmail.orElse(email));
    }

    @Override
    public String toString() {
        return "Profile[redacted]";
    }
}
