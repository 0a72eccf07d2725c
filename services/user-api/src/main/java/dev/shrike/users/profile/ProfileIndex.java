package dev.shrike.users.profile;

import dev.shrike.users.index.BlindIndex;
import jakarta.inject.Singleton;
import java.util.Locale;

/** How user names and addresses are compared: without regard to case. Thread-safe. */
@Singleton
public final class ProfileIndex {

    private final BlindIndex index;

    ProfileIndex(BlindIndex index) {
        this.index = index;
    }

    /** The blind index of a user name. */
    public String ofUsername(String username) {
        return index.of("username", username.toLowerCase(Locale.ROOT));
    }

    /** The blind index of an e-mail address. */
    public String ofEmail(String email) {
        return index.of("email", email.toLowerCase(Locale.ROOT));
    }
}
