package dev.shrike.users.registration;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.saga.SagaRefusedException;
import dev.shrike.messaging.saga.StepKey;
import dev.shrike.rest.problem.UniqueViolation;
import dev.shrike.users.profile.SealedProfiles;
import dev.shrike.users.profile.UserEvents;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What a registration does, and what undoes it. Every method may be repeated. Thread-safe. */
@Singleton
class RegistrationSteps {

    /** Why a registration was undone: somebody else logs in with that name. */
    static final String USERNAME_TAKEN = "username-taken";

    /** Why a registration was undone: another request was faster. */
    static final String UNDER_WAY = "registration-under-way";

    private final UserTable users;
    private final Credentials credentials;
    private final SealedProfiles sealed;
    private final UserEvents events;
    private final PostgresVault vault;
    private final Outbox outbox;
    private final Clock clock;

    RegistrationSteps(
            UserTable users,
            Credentials credentials,
            SealedProfiles sealed,
            UserEvents events,
            PostgresVault vault,
            @Named("users") Outbox outbox,
            Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.sealed = sealed;
        this.events = events;
        this.vault = vault;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Makes the person's key, and seals the profile with it. */
    Registration provisionKey(Registration registration, StepKey key) {
        if (registration.profile() != null) {
            return registration;
        }
        return registration.sealed(sealed.store(
                events.created(registration.person(), RequestInHand.get().profile())));
    }

    Registration shredKey(Registration registration, StepKey key) {
        vault.shred(registration.person(), registration.person());
        return registration;
    }

    /** Takes name and address. */
    Registration createPerson(Registration registration, StepKey key) {
        if (users.findById(registration.person()).isPresent()) {
            return registration;
        }
        Instant now = clock.instant();
        try {
            users.save(new UserRow(
                    registration.person(),
                    UserRow.PENDING,
                    registration.usernameIndex(),
                    registration.emailIndex(),
                    registration.profile(),
                    registration.registrationKey(),
                    registration.registrationHash(),
                    1,
                    now,
                    now));
            return registration;
        } catch (DataAccessException e) {
            throw UniqueViolation.isBehind(e) ? new SagaRefusedException(UNDER_WAY) : e;
        }
    }

    Registration deletePerson(Registration registration, StepKey key) {
        users.deletePending(registration.person());
        return registration;
    }

    /** Lets the person log in. */
    Registration setCredentials(Registration registration, StepKey key) {
        if (!credentials.put(registration.person(), RequestInHand.get(), registration.admin())) {
            throw new SagaRefusedException(USERNAME_TAKEN);
        }
        return registration;
    }

    Registration deleteCredentials(Registration registration, StepKey key) {
        credentials.delete(registration.person());
        return registration;
    }

    /** The person is registered from here on, and the world is told. */
    Registration activate(Registration registration, StepKey key) {
        Optional<UserRow> row = users.findById(registration.person());
        if (row.isEmpty()) {
            throw new SagaRefusedException("person-gone");
        }
        if (users.activate(registration.person(), clock.instant()) == 1) {
            outbox.append(sealed.stored(row.get()));
        }
        return registration;
    }
}
