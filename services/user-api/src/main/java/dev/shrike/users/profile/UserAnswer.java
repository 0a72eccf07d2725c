package dev.shrike.users.profile;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A person, as the API shows them to themselves and to admins. {@code toString} shows the id only. */
@Introspected
public record UserAnswer(UUID id, String username, String displayName, String email) {

    /** The answer for a person with this profile. */
    public static UserAnswer of(UUID id, Profile profile) {
        return new UserAnswer(id, profile.username(), profile.displayName(), profile.email());
    }

    @Override
    public String toString() {
        return "UserAnswer[" + id + "]";
    }
}
