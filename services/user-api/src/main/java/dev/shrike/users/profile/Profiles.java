package dev.shrike.users.profile;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.problem.UniqueViolation;
import dev.shrike.schemas.user.v1.UserEvent;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes profiles. Thread-safe. */
@Singleton
class Profiles {

    private final UserTable users;
    private final SealedProfiles sealed;
    private final ProfileIndex index;
    private final UserEvents events;
    private final PostgresVault vault;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Profiles(
            UserTable users,
            SealedProfiles sealed,
            ProfileIndex index,
            UserEvents events,
            PostgresVault vault,
            @Named("users") Outbox outbox,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.sealed = sealed;
        this.index = index;
        this.events = events;
        this.vault = vault;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws ProblemException 410 for an erased person, 404 for an unknown one */
    Profile find(UUID person) {
        return sealed.open(row(person));
    }

    Optional<UserAnswer> findByUsername(String username) {
        return users.findByUsernameIndex(index.ofUsername(username))
                .filter(row -> !row.pending())
                .map(row -> UserAnswer.of(row.id(), sealed.open(row)));
    }

    /** @throws ProblemException 409 when the address is taken, or the profile was changed by another request meanwhile */
    Profile change(UUID person, ProfileChange change) {
        UserRow row = row(person);
        Profile profile =
                sealed.open(row).with(Optional.ofNullable(change.displayName()), Optional.ofNullable(change.email()));
        UserEvent event = events.updated(person, profile);
        try {
            transactions.executeWrite(status -> {
                int replaced = users.replaceProfile(
                        person, row.revision(), sealed.store(event), index.ofEmail(profile.email()), clock.instant());
                if (replaced == 0) {
                    throw ProblemException.conflict(
                            "changed-meanwhile", "The profile was changed meanwhile; read it again.");
                }
                outbox.append(event);
                return replaced;
            });
        } catch (DataAccessException e) {
            throw UniqueViolation.isBehind(e)
                    ? ProblemException.conflict("email-taken", "This e-mail address is taken.")
                    : e;
        }
        return profile;
    }

    private UserRow row(UUID person) {
        return users.findById(person).filter(row -> !row.pending()).orElseThrow(() -> absent(person));
    }

    private ProblemException absent(UUID person) {
        return vault.fence(person).isPresent()
                ? ProblemException.gone("This person was erased.")
                : ProblemException.notFound("There is no such person.");
    }
}
