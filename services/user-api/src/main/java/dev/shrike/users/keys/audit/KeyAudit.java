package dev.shrike.users.keys.audit;

import dev.shrike.gdpr.key.KeyAnswer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Writes down who was given whose keys. An answer and its record are one transaction: no key leaves without one. Thread-safe; when
 * the database is away it throws what that throws, and nothing was answered.
 */
@Singleton
public final class KeyAudit {

    private final KeyUseTable table;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    KeyAudit(KeyUseTable table, @Named("users") TransactionOperations<Connection> transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The vault's answer, recorded. The vault is asked within the transaction; that it is away is not recorded. */
    public KeyAnswer answered(KeyQuestion question, Supplier<KeyAnswer> vault) {
        return transactions.executeWrite(status -> {
            KeyAnswer answer = vault.get();
            switch (answer) {
                case KeyAnswer.Found(var key) -> record(question, key.version(), Outcome.ISSUED);
                case KeyAnswer.Erased _ -> record(question, question.version(), Outcome.ERASED);
                case KeyAnswer.Unknown _ -> record(question, question.version(), Outcome.UNKNOWN);
                case KeyAnswer.Unavailable _ -> status.setRollbackOnly();
            }
            return answer;
        });
    }

    /** Records that the service may not have such a key. */
    public void refused(KeyQuestion question) {
        transactions.executeWrite(status -> record(question, question.version(), Outcome.REFUSED));
    }

    private int record(KeyQuestion question, int version, Outcome outcome) {
        return table.add(
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                question.service(),
                question.person(),
                question.purpose(),
                version,
                question.wanted().text(),
                outcome.text());
    }
}
