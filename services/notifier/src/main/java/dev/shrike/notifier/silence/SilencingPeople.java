package dev.shrike.notifier.silence;

import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Stops mail to people and lets it go again, under the person's lock. Thread-safe. */
@Singleton
public class SilencingPeople {
    private final TransactionOperations<Connection> transactions;
    private final PersonTable people;
    private final SilenceTable table;
    private final Clock clock;

    SilencingPeople(
            @Named(Notifier.DATA_SOURCE) TransactionOperations<Connection> transactions,
            PersonTable people,
            SilenceTable table,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.table = table;
        this.clock = clock;
    }

    /** Whether nothing is to be sent to the person now. */
    public boolean isSilenced(UUID person) {
        return table.find(person).isPresent();
    }

    /** Forgets a person, and what they did to others; joins the caller's transaction, which is that of the erasure. */
    public long forget(UUID person) {
        table.forgetAdmin(person);
        return table.remove(person);
    }

    /**
     * Stops all mail to the person.
     *
     * @return whether it was not stopped before
     * @throws ProblemException 410 when the person is gone
     */
    boolean silence(UUID person, UUID by) {
        return transactions.executeWrite(transaction -> {
            people.lock(person);
            if (people.isErased(person)) {
                throw ProblemException.gone("This person is gone.");
            }
            return table.add(person, clock.instant(), by) > 0;
        });
    }

    /** @throws ProblemException 404 when mail to the person is not stopped */
    void end(UUID person) {
        if (table.remove(person) == 0) {
            throw notSilenced();
        }
    }

    Silence of(UUID person) {
        Optional<Silence> silence = table.find(person);
        return silence.orElseThrow(SilencingPeople::notSilenced);
    }

    private static ProblemException notSilenced() {
        return ProblemException.notFound("Mail to this person is not stopped.");
    }
}
