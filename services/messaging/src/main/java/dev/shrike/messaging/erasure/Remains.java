package dev.shrike.messaging.erasure;

import dev.shrike.messaging.command.Commands;
import dev.shrike.messaging.command.Issuer;
import dev.shrike.messaging.eventstore.AggregateId;
import dev.shrike.messaging.eventstore.AggregateStore;
import dev.shrike.messaging.outbox.OutsideTransactionException;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What messaging keeps of a person in one database, besides the ledger. Ids in the inbox stay: they name events and nobody, and
 * without them an event could take effect again.
 */
@EachBean(DataSource.class)
final class Remains {
    /** What ends a key is still published, and so is what this very transaction has appended. */
    private static final String OUTBOX = """
            delete from outbox where aggregate = ? and stream <> ?
                and xmin <> pg_current_xact_id()::xid and not (published_at is null and subject = any (?))""";

    private static final String DEAD_LETTERS = "delete from dead_letter where aggregate = ? and stream <> ?";

    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final AggregateStore histories;
    private final Sagas sagas;
    private final Commands commands;
    private final PersonEvents events;

    Remains(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter AggregateStore histories,
            @Parameter Sagas sagas,
            Commands commands,
            EventCatalogue catalogue) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.histories = histories;
        this.sagas = sagas;
        this.commands = commands;
        this.events = new PersonEvents(catalogue);
    }

    /**
     * Deletes it, in the transaction that runs on this thread.
     *
     * @return how much there was of what
     */
    Map<String, Long> forget(UUID person) {
        if (transactions.findTransactionStatus().isEmpty()) {
            throw new OutsideTransactionException(dataSource);
        }
        return Map.of(
                "outbox", outbox(person),
                "dead_letters", deadLetters(person),
                "history", history(person),
                "commands", (long) commands.forget(dataSource, Issuer.person(person)),
                "sagas", (long) sagas.forget(person.toString()));
    }

    private long outbox(UUID person) {
        return update(OUTBOX, delete -> {
            delete.setString(1, person.toString());
            delete.setString(2, events.ledgerStream());
            delete.setArray(
                    3,
                    delete.getConnection()
                            .createArrayOf("text", events.endings(person).toArray()));
        });
    }

    private long deadLetters(UUID person) {
        return update(DEAD_LETTERS, delete -> {
            delete.setString(1, person.toString());
            delete.setString(2, events.ledgerStream());
        });
    }

    private long history(UUID person) {
        return events.list().stream()
                .mapToLong(event -> histories.forget(new AggregateId(event.name(), person.toString())))
                .sum();
    }

    private interface Arguments {
        void set(PreparedStatement statement) throws SQLException;
    }

    private long update(String sql, Arguments arguments) {
        try (PreparedStatement statement = transactions.getConnection().prepareStatement(sql)) {
            arguments.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessException("Could not forget a person in the tables of messaging in " + dataSource, e);
        }
    }
}
