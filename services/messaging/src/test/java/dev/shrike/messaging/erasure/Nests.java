package dev.shrike.messaging.erasure;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.outbox.Outbox;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A participant that holds people's nests. Fails as often as a test wants, and says goodbye if a test wants. */
@Singleton
@Requires(property = "nests.handler")
class Nests implements ErasureParticipant {
    static final String TABLE = "create table nest (person uuid not null)";

    final AtomicInteger failures = new AtomicInteger();

    private final String handler;
    private final boolean saysGoodbye;
    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;

    Nests(
            @Value("${nests.handler}") String handler,
            @Value("${nests.says-goodbye:false}") boolean saysGoodbye,
            @Named(Service.DATA_SOURCE) TransactionOperations<Connection> transactions,
            @Named(Service.DATA_SOURCE) Outbox outbox) {
        this.handler = handler;
        this.saysGoodbye = saysGoodbye;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "nest-api";
    }

    @Override
    public String handler() {
        return handler;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public String source() {
        return "services/NestAPI";
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        try (PreparedStatement delete =
                transactions.getConnection().prepareStatement("delete from nest where person = ?")) {
            delete.setObject(1, person);
            long nests = delete.executeUpdate();
            if (saysGoodbye) {
                outbox.append(Ticks.by(person, 99));
            }
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("told to fail");
            }
            return Map.of("nests", nests);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
