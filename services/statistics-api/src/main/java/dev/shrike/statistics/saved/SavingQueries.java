package dev.shrike.statistics.saved;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Keeps statements under names, so many of each person. Thread-safe. */
@Singleton
@Requires(property = "shrike.saved-queries.enabled", value = "true")
class SavingQueries {
    static final int MOST = 100;

    private final SavedQueryTable table;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SavingQueries(
            SavedQueryTable table, @Named("statistics") TransactionOperations<Connection> transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Saves a statement, or changes the one of that name.
     *
     * @return whether there was none
     * @throws ProblemException 403 when the name is another person's, 409 when the caller has as many as may be, 410 when they
     *     were erased
     */
    boolean save(String name, String sql, @Nullable String description, Caller caller) {
        return transactions.executeWrite(status -> {
            table.holdAlone(caller.id());
            if (table.isErased(caller.id())) {
                throw ProblemException.gone("This person was erased.");
            }
            Optional<SavedQuery> before = table.findByName(name);
            if (before.isPresent()) {
                requireOwner(before.get(), caller);
                table.change(name, sql, description, clock.instant());
                return false;
            }
            if (table.countOf(caller.id()) >= MOST) {
                throw ProblemException.conflict(
                        "too-many-queries",
                        "You have " + MOST + " saved queries, as many as may be: delete one first.");
            }
            if (table.add(name, caller.id(), sql, description, clock.instant()) == 0) {
                throw ProblemException.conflict("name-taken", "Somebody saved a query of this name just now.");
            }
            return true;
        });
    }

    /** @throws ProblemException 404 when there is none, 403 when it is another person's */
    void delete(String name, Caller caller) {
        transactions.executeWrite(status -> {
            requireOwner(find(name), caller);
            return table.deleteByName(name);
        });
    }

    /** @throws ProblemException 404 when there is none */
    SavedQuery find(String name) {
        return table.findByName(name)
                .orElseThrow(() -> ProblemException.notFound("There is no saved query of this name."));
    }

    /** All of a person, and all in which their id stands; joins the caller's transaction, which is that of the erasure. */
    Forgotten forget(UUID person) {
        table.holdAlone(person);
        return new Forgotten(table.deleteByOwner(person), table.deleteNaming(person));
    }

    /**
     * What went.
     *
     * @param own how many the person had saved
     * @param naming how many of others had their id in them
     */
    record Forgotten(long own, long naming) {}

    private static void requireOwner(SavedQuery query, Caller caller) {
        if (!caller.mayActFor(query.owner())) {
            throw ProblemException.forbidden("Only the owner of a saved query or an admin may change it.");
        }
    }
}
