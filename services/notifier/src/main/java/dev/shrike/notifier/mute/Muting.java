package dev.shrike.notifier.mute;

import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;

/** Adds mutes, under the person's lock. Thread-safe. */
@Singleton
class Muting {
    static final int MOST = 1000;

    private final TransactionOperations<Connection> transactions;
    private final PersonTable people;
    private final MuteTable table;

    Muting(
            @Named(Notifier.DATA_SOURCE) TransactionOperations<Connection> transactions,
            PersonTable people,
            MuteTable table) {
        this.transactions = transactions;
        this.people = people;
        this.table = table;
    }

    /**
     * Adds a mute; changes nothing when it is there.
     *
     * @throws ProblemException 410 when the person is gone, 422 when they have too many
     */
    void add(UUID person, Mute mute) {
        transactions.executeWrite(transaction -> {
            people.lock(person);
            if (people.isErased(person)) {
                throw ProblemException.gone("This person is gone.");
            }
            if (table.add(person, mute.scope().text(), mute.target()) == 1 && table.countOf(person) > MOST) {
                throw ProblemException.unprocessable("too-many-mutes", "More than " + MOST + " mutes; mute a type.");
            }
            return null;
        });
    }
}
