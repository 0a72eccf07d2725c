package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the numbers of one person's ticks into a table, and fails as often as a test wants. */
@Singleton
@Requires(property = "recorder.name")
class Recorder implements EventHandler {
    final Semaphore mayFinish = new Semaphore(1_000_000);
    final AtomicInteger calls = new AtomicInteger();
    final Map<Integer, Integer> failuresByNumber = new ConcurrentHashMap<>();

    private final String name;
    private final UUID person;
    private final TransactionOperations<Connection> transactions;

    Recorder(
            @Value("${recorder.name}") String name,
            @Value("${recorder.person}") String person,
            @Named(Service.DATA_SOURCE) TransactionOperations<Connection> transactions) {
        this.name = name;
        this.person = UUID.fromString(person);
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (!event.definition().personOf(event.event()).equals(Optional.of(person))) {
            return;
        }
        calls.incrementAndGet();
        int number = Ticks.number((Tick) event.event());
        record(number);
        mayFinish.acquireUninterruptibly();
        if (failuresByNumber.merge(number, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("told to fail on " + number);
        }
    }

    private void record(int number) {
        try (PreparedStatement insert =
                transactions.getConnection().prepareStatement("insert into seen (number) values (?)")) {
            insert.setInt(1, number);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
