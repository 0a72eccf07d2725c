package dev.shrike.users.registration;

import dev.shrike.users.profile.ProfileIndex;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The account that a single machine has from its first start on. Thread-safe. */
@Singleton
public final class AdminAccount {

    private final Registering registering;
    private final Credentials credentials;
    private final UserTable users;
    private final ProfileIndex index;

    AdminAccount(Registering registering, Credentials credentials, UserTable users, ProfileIndex index) {
        this.registering = registering;
        this.credentials = credentials;
        this.users = users;
        this.index = index;
    }

    /**
     * Sees to it that there is an admin with this name and password. May be repeated, and goes on where an earlier call was
     * cut off; a password that differs is set anew. Needs auth-api to be up, which may be this very process.
     *
     * @return the admin's id
     * @throws dev.shrike.rest.problem.ProblemException 503 when auth-api does not answer
     */
    public UUID ensure(String username, String password) {
        RegistrationRequest request =
                new RegistrationRequest(username, username + "@localhost.invalid", "Administrator", password);
        Optional<UserRow> known =
                users.findByUsernameIndex(index.ofUsername(username)).filter(row -> !row.pending());
        if (known.isEmpty()) {
            return registering.register(request, Optional.empty(), true).id();
        }
        credentials.put(known.get().id(), request, true);
        return known.get().id();
    }
}
