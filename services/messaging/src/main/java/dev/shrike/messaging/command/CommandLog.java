package dev.shrike.messaging.command;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.command.CommandDefinition;
import dev.shrike.schemas.event.Envelope;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.avro.generic.IndexedRecord;

/** Decides the commands of one database, each once. Thread-safe. */
@EachBean(DataSource.class)
final class CommandLog {
    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;
    private final EventCatalogue events;

    CommandLog(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter Outbox outbox,
            EventCatalogue events) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    String dataSource() {
        return dataSource;
    }

    /** Has the command decided, unless it was; a second of the same id waits for the first. */
    <P> CommandResult decide(Command<P> command, CommandDefinition definition, CommandHandler<P> handler) {
        return transactions.executeWrite(tx -> {
            CommandTable table = new CommandTable(tx.getConnection());
            if (!table.claim(command)) {
                return table.earlier(command);
            }
            CommandResult result = decideNow(tx.getConnection(), command, definition, handler);
            table.decided(command.id(), result);
            return result;
        });
    }

    private <P> CommandResult decideNow(
            Connection connection, Command<P> command, CommandDefinition definition, CommandHandler<P> handler)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        switch (handler.decide(command)) {
            case Decision.Accepted(List<? extends IndexedRecord> facts) -> {
                return new CommandResult.Accepted(publish(command, definition, facts), false);
            }
            case Decision.Rejected(String code, String reason) -> {
                if (!definition.mayBeRejectedWith(code)) {
                    throw new UndeclaredDecisionException(command, "the rejection " + code);
                }
                connection.rollback(before);
                return new CommandResult.Rejected(code, reason, false);
            }
        }
    }

    private List<UUID> publish(Command<?> command, CommandDefinition definition, List<? extends IndexedRecord> facts) {
        List<UUID> ids = new ArrayList<>();
        for (IndexedRecord fact : facts) {
            Envelope envelope = Envelope.of(fact);
            var major = events.of(fact);
            boolean declared = definition.leadsTo().stream()
                    .anyMatch(type -> type.event().equals(major.event())
                            && type.major() == major.major()
                            && type.type().equals(envelope.type()));
            if (!declared) {
                throw new UndeclaredDecisionException(
                        command, "the event " + major.event() + ".v" + major.major() + "." + envelope.type());
            }
            Origin.stamp(fact, command);
            outbox.append(fact);
            ids.add(envelope.id());
        }
        return List.copyOf(ids);
    }

    int forget(Issuer issuer) {
        return transactions.executeWrite(tx -> new CommandTable(tx.getConnection()).forget(issuer));
    }

    int clean(int limit) {
        return transactions.executeWrite(tx -> new CommandTable(tx.getConnection()).clean(limit));
    }
}
