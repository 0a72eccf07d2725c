package dev.shrike.users.registration;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.user.v1.UserEvent;
import dev.shrike.users.index.BlindIndex;
import dev.shrike.users.profile.ProfileIndex;
import dev.shrike.users.profile.SealedProfiles;
import dev.shrike.users.profile.UserEvents;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Registers people. Thread-safe. */
@Singleton
class Registering {

    private final UserTable users;
    private final Reservations reservations;
    private final Credentials credentials;
    private final SealedProfiles sealed;
    private final ProfileIndex index;
    private final BlindIndex blind;
    private final UserEvents events;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Registering(
            UserTable users,
            Reservations reservations,
            Credentials credentials,
            SealedProfiles sealed,
            ProfileIndex index,
            BlindIndex blind,
            UserEvents events,
            @Named("users") Outbox outbox,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.reservations = reservations;
        this.credentials = credentials;
        this.sealed = sealed;
        this.index = index;
        this.blind = blind;
        this.events = events;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Registers a person, or goes on with the same request that was begun before.
     *
     * @param key the client's idempotency key, if it sent one
     * @throws ProblemException 409 when name or address are taken, 422 when the key was used for another request, 503 when
     *     auth-api did not answer; the same request may be sent again then
     */
    Registered register(RegistrationRequest request, Optional<String> key, boolean admin) {
        Optional<String> keyIndex = key.map(value -> blind.of("registration-key", value));
        String hash = blind.of("registration", request.canonical());
        Optional<UserRow> before = keyIndex.flatMap(users::findByRegistrationKey);
        before.ifPresent(row -> requireSame(row, hash));
        if (before.isPresent() && !before.get().pending()) {
            return new Registered(before.get().id(), true);
        }
        UserRow row = before.orElseGet(() -> begin(request, keyIndex, hash));
        complete(row, request, admin);
        return new Registered(row.id(), false);
    }

    private UserRow begin(RegistrationRequest request, Optional<String> keyIndex, String hash) {
        String usernameIndex = index.ofUsername(request.username());
        String emailIndex = index.ofEmail(request.email());
        Optional<UserRow> unfinished = reservations.findUnfinished(usernameIndex, emailIndex, hash);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        UUID id = UUID.randomUUID();
        UserEvent created = events.created(id, request.profile());
        Instant now = clock.instant();
        return reservations.reserve(new UserRow(
                id,
                UserRow.PENDING,
                usernameIndex,
                emailIndex,
                sealed.store(created),
                keyIndex.orElse(null),
                hash,
                1,
                now,
                now));
    }

    private void complete(UserRow row, RegistrationRequest request, boolean admin) {
        if (!credentials.put(row.id(), request, admin)) {
            reservations.abandon(row.id());
            throw ProblemException.conflict("username-taken", "This user name is taken.");
        }
        transactions.executeWrite(status -> {
            if (users.activate(row.id(), clock.instant()) == 1) {
                outbox.append(sealed.stored(row));
            }
            return row.id();
        });
    }

    private static void requireSame(UserRow row, String hash) {
        if (!row.registrationHash().equals(hash)) {
            throw ProblemException.unprocessable(
                    "idempotency-key-reused", "This Idempotency-Key was used before, for another request.");
        }
    }
}
