package dev.shrike.users.profile;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A registered person, as stored.
 *
 * @param state {@link #PENDING} until auth-api has the credentials
 * @param profile the last event with the profile sealed in it, in single-object encoding
 * @param revision grows with each change
 */
@MappedEntity("app_user")
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
public record UserRow(
        @Id UUID id,
        String state,
        String usernameIndex,
        String emailIndex,
        byte[] profile,
        @Nullable String registrationKey,
        String registrationHash,
        int revision,
        Instant created,
        Instant changed) {

    /** Not usable yet. */
    public static final String PENDING = "pending";

    /** Registered. */
    public static final String ACTIVE = "active";

    /** Whether the registration is not complete. */
    public boolean pending() {
        return state.equals(PENDING);
    }

    @Override
    public String toString() {
        return "UserRow[" + id + ", " + state + "]";
    }
}
