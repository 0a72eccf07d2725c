package dev.shrike.users.registration;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.problem.UniqueViolation;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** User names and addresses of registrations that are under way. Thread-safe. */
@Singleton
class Reservations {

    private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);
    private static final Duration KEPT = Duration.ofHours(1);

    private final UserTable users;
    private final Credentials credentials;
    private final PostgresVault vault;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Reservations(
            UserTable users,
            Credentials credentials,
            PostgresVault vault,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The same request, begun before and not completed.
     *
     * @throws ProblemException 409 when name or address belong to somebody else
     */
    Optional<UserRow> findUnfinished(String usernameIndex, String emailIndex, String hash) {
        Optional<UserRow> sameName = users.findByUsernameIndex(usernameIndex);
        if (sameName.isPresent()) {
            if (sameName.get().pending() && sameName.get().registrationHash().equals(hash)) {
                return sameName;
            }
            throw ProblemException.conflict("username-taken", "This user name is taken.");
        }
        if (users.findByEmailIndex(emailIndex).isPresent()) {
            throw ProblemException.conflict("email-taken", "This e-mail address is taken.");
        }
        return Optional.empty();
    }

    /** @throws ProblemException 409 when another request was faster */
    UserRow reserve(UserRow row) {
        try {
            return users.save(row);
        } catch (DataAccessException e) {
            vault.shred(row.id(), row.id());
            throw UniqueViolation.isBehind(e)
                    ? ProblemException.conflict("registration-under-way", "The same registration is under way.")
                    : e;
        }
    }

    /** Gives up a registration: its row, its keys, its credentials. Nothing happens to a complete one. */
    void abandon(UUID person) {
        boolean gone = transactions.executeWrite(status -> {
            if (users.deletePending(person) == 0) {
                return false;
            }
            vault.shred(person, person);
            return true;
        });
        if (gone) {
            credentials.delete(person);
        }
    }

    /** Gives up what nobody went on with. */
    @Scheduled(fixedDelay = "10m", initialDelay = "1m")
    void abandonOld() {
        for (UUID person : users.findPendingBefore(clock.instant().minus(KEPT))) {
            LOG.info("The registration of {} was never completed and is removed", person);
            credentials.delete(person);
            abandon(person);
        }
    }
}
