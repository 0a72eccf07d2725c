package dev.shrike.users.hold;

import dev.shrike.gdpr.right.Deadlines;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.gdpr.SealedWords;
import dev.shrike.users.profile.UserTable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Legal holds. A hold and the destruction of a person's keys never meet: both take the person's lock first. Thread-safe.
 */
@Singleton
public class Holds {

    static final String REASON = "legal_hold.reason";

    private final HoldTable holds;
    private final UserTable users;
    private final SealedWords words;
    private final PostgresVault vault;
    private final Deadlines deadlines;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Holds(
            HoldTable holds,
            UserTable users,
            SealedWords words,
            PostgresVault vault,
            Deadlines deadlines,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.holds = holds;
        this.users = users;
        this.words = words;
        this.vault = vault;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whether somebody has to be kept, for whoever is about to destroy their keys: from this answer to the end of the caller's
     * transaction nobody places a hold on them. To be asked in that same transaction, before any key is locked.
     *
     * @throws IllegalStateException without a transaction, in which the answer would be worth nothing
     */
    public Optional<Hold> blocking(UUID person) {
        if (transactions.findTransactionStatus().isEmpty()) {
            throw new IllegalStateException("Holds are asked for in the transaction that they may block");
        }
        holds.lock(person);
        return holds.standing(person).map(HoldRow::hold);
    }

    /** The hold that stands at the moment, for showing it. */
    public Optional<Hold> find(UUID person) {
        return holds.standing(person).map(HoldRow::hold);
    }

    /**
     * Removes the holds of a person that were lifted; joins the caller's transaction, which is that of the erasure.
     *
     * @return how many there were
     */
    public int forget(UUID person) {
        return holds.forget(person);
    }

    /**
     * Places a hold, or changes the one that stands.
     *
     * @return whether it was placed now
     * @throws ProblemException 404 when there is no such person, 409 when their keys are destroyed, 400 when the review lies in
     *     the past
     */
    boolean place(UUID person, String reason, LocalDate review, UUID by) {
        if (review.isBefore(deadlines.dayOf(clock.instant()))) {
            throw ProblemException.invalid("review", "must not lie in the past");
        }
        requireSomethingToHold(person);
        vault.provision(person, SealedWords.PURPOSE); // on its own: whoever makes a key waits for a shredding
        return transactions.executeWrite(status -> {
            holds.lock(person);
            requireSomethingToHold(person);
            Optional<HoldRow> standing = holds.standing(person);
            UUID id = standing.map(HoldRow::id).orElseGet(UUID::randomUUID);
            byte[] sealed = words.seal(person, id, REASON, reason);
            if (standing.isPresent()) {
                holds.change(id, sealed, review);
                return false;
            }
            holds.save(new HoldRow(id, person, sealed, by, clock.instant(), review, null, null));
            return true;
        });
    }

    /**
     * Lifts the hold: what waited for it goes on.
     *
     * @throws ProblemException 404 when there is none
     */
    void lift(UUID person, UUID by) {
        Instant now = clock.instant();
        if (holds.lift(person, by, now) == 0) {
            throw ProblemException.notFound("There is no hold on this person.");
        }
    }

    private void requireSomethingToHold(UUID person) {
        if (vault.fence(person).isPresent()) {
            throw ProblemException.conflict(
                    "nothing-to-hold", "The person's keys are destroyed; nothing is left to hold.");
        }
        if (users.findById(person).isEmpty()) {
            throw ProblemException.notFound("There is no such person.");
        }
    }
}
