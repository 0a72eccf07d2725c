package dev.shrike.auth.credential;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Locale;
import java.util.UUID;

/**
 * What one person logs in with. {@code toString} shows the id only.
 *
 * @param username as the person spells it
 * @param usernameKey what is unique, see {@link #key}
 */
@MappedEntity("credential")
public record Credential(@Id UUID userId, String username, String usernameKey, String passwordHash, boolean admin) {

    static Credential of(UUID userId, String username, String passwordHash, boolean admin) {
        return new Credential(userId, username, key(username), passwordHash, admin);
    }

    /** The form in which user names are compared. */
    public static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Credential[" + userId + "]";
    }
}
