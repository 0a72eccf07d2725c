package dev.shrike.messaging.command;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.command.CommandDefinition;
import dev.shrike.schemas.command.EventType;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides whether a bird sings: writes a row, and then accepts, refuses, or does what it must not. */
@Singleton
@Requires(property = "birds.sing")
class SingingBirds implements CommandHandler<SingingBirds.Sing> {
    static final String COMMAND = "sing";

    final AtomicInteger decisions = new AtomicInteger();
    private final TransactionOperations<Connection> transactions;

    /** How it is decided. */
    enum How {
        ACCEPT,
        REFUSE,
        REFUSE_UNDECLARED,
        ACCEPT_UNDECLARED,
        THROW
    }

    @Introspected
    record Sing(UUID bird, @Min(1) @Max(9) int verses, How how) {}

    SingingBirds(@Named(Service.DATA_SOURCE) TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public String command() {
        return COMMAND;
    }

    @Override
    public Class<Sing> payload() {
        return Sing.class;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public Decision decide(Command<Sing> command) {
        decisions.incrementAndGet();
        Sing sing = command.payload();
        transactions.executeWrite(tx -> tx.getConnection()
                .createStatement()
                .executeUpdate("insert into song (bird) values ('" + sing.bird() + "')"));
        return switch (sing.how()) {
            case ACCEPT -> Decision.accept(Ticks.by(sing.bird(), 1), Ticks.by(sing.bird(), 2));
            case REFUSE -> Decision.reject("hoarse", "This bird has a cold.");
            case REFUSE_UNDECLARED -> Decision.reject("asleep", "This bird sleeps.");
            case ACCEPT_UNDECLARED ->
                Decision.accept(dev.shrike.messaging.Rates.by(sing.bird().toString()));
            case THROW -> throw new IllegalStateException("a cat");
        };
    }

    /** The catalogue of such a service. */
    @Factory
    @Requires(property = "birds.sing")
    static final class Catalogue {
        @Singleton
        @Primary
        CommandCatalogue commands() {
            return new CommandCatalogue(
                    List.of(new CommandDefinition(
                            COMMAND,
                            "A bird is to sing.",
                            "test",
                            List.of("anybody"),
                            Map.of("bird", "Which one.", "verses", "How long."),
                            List.of(new EventType("tick", 1, "new")),
                            Map.of("hoarse", "It has a cold."))),
                    EventCatalogue.standard());
        }
    }
}
