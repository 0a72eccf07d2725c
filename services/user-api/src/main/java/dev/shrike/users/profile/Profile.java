package dev.shrike.users.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
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

    /** The names of the fields that differ, as the sealed form has them. */
    List<String> fieldsOtherThan(Profile other) {
        JsonNode mine = json();
        JsonNode theirs = other.json();
        List<String> names = new ArrayList<>();
        mine.fieldNames().forEachRemaining(name -> {
            if (!mine.get(name).equals(theirs.get(name))) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return "Profile[redacted]";
    }
}
