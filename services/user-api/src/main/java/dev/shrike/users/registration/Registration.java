package dev.shrike.users.registration;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/**
 * What the registration's saga knows. Nothing in it is readable about the person, and no password is ever in it.
 *
 * @param registrationKey keyed hash of the client's idempotency key, if it sent one
 * @param registrationHash keyed hash of the request
 * @param profile the sealed profile's event, in single-object encoding; null before the person has a key
 */
@Introspected
@SuppressWarnings("ArrayRecordComponent") // never compared
record Registration(
        UUID person,
        String usernameIndex,
        String emailIndex,
        @Nullable String registrationKey,
        String registrationHash,
        boolean admin,
        @Nullable byte[] profile) {

    Registration sealed(byte[] event) {
        return new Registration(person, usernameIndex, emailIndex, registrationKey, registrationHash, admin, event);
    }

    @Override
    public String toString() {
        return "Registration[" + person + "]";
    }
}
