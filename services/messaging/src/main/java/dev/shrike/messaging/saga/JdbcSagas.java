package dev.shrike.messaging.saga;

import dev.shrike.messaging.trace.Tracing;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Sagas in the tables of the service's own database. */
@EachBean(DataSource.class)
final class JdbcSagas implements Sagas {
    private static final String INSERT = """
            insert into saga (id, name, key, status, state, next_at, traceparent)
            values (?, ?, ?, 'running', ?::jsonb, ?, ?)
            on conflict (name, key) where status in ('running', 'compensating', 'stuck') do nothing""";

    private static final String FORGET =
            "delete from saga where key = ? and status in ('completed', 'compensated', 'abandoned')";

    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final SagaScheduler scheduler;
    private final SagaRunner runner;
    private final SagaDefinitions definitions;
    private final DatabaseClock clock;
    private final Tracing tracing;

    JdbcSagas(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter SagaScheduler scheduler,
            @Parameter SagaRunner runner,
            @Parameter DatabaseClock clock,
            SagaDefinitions definitions,
            Tracing tracing) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.scheduler = scheduler;
        this.runner = runner;
        this.clock = clock;
        this.definitions = definitions;
        this.tracing = tracing;
    }

    @Override
    public <S> UUID start(Saga<S> saga, String key, S state) {
        return startLater(saga, key, state, Duration.ZERO);
    }

    @Override
    public <S> UUID startLater(Saga<S> saga, String key, S state, Duration delay) {
        if (!saga.dataSource().equals(dataSource)) {
            throw new IllegalArgumentException(saga + " is kept in " + saga.dataSource() + ", not in " + dataSource);
        }
        String json = StateJson.write(state);
        Instant due = clock.now().plus(delay);
        return transactions.executeWrite(tx -> {
            UUID id = UUID.randomUUID();
            Connection connection = tx.getConnection();
            if (Sql.update(connection, INSERT, id, saga.name(), key, json, due, tracing.current()) == 0) {
                return SagaQueries.findUnderWay(connection, saga.name(), key)
                        .orElseThrow(() -> new IllegalStateException("The saga under way has just ended; start again"))
                        .id();
            }
            SagaTasks.plan(connection, saga.name(), id, due);
            if (delay.isZero()) {
                wakeAfterCommit(tx);
            }
            return id;
        });
    }

    @Override
    public SagaView runHere(UUID id) {
        if (transactions.findTransactionStatus().isPresent()) {
            throw new IllegalStateException("A saga is not run inside a transaction: its steps have their own");
        }
        SagaView before = find(id).orElseThrow(() -> new UnknownSagaException(id));
        Saga<?> saga = definitions
                .find(dataSource, before.saga())
                .orElseThrow(() -> new IllegalStateException("No saga " + before.saga() + " is defined here"));
        Optional<Attempt> attempt = runner.run(saga, id);
        attempt.ifPresent(came -> transactions.executeWrite(tx -> {
            replan(tx.getConnection(), saga, id, came);
            return id;
        }));
        return find(id).orElseThrow(() -> new UnknownSagaException(id));
    }

    private static void replan(Connection connection, Saga<?> saga, UUID id, Attempt came) throws SQLException {
        if (came instanceof Attempt.Later(Instant at)) {
            SagaTasks.plan(connection, saga.name(), id, at);
        } else {
            SagaTasks.drop(connection, saga.name(), id);
        }
    }

    @Override
    public Optional<SagaView> find(UUID id) {
        return transactions.executeRead(tx -> SagaQueries.find(tx.getConnection(), id));
    }

    @Override
    public Optional<SagaView> findUnderWay(String saga, String key) {
        return transactions.executeRead(tx -> SagaQueries.findUnderWay(tx.getConnection(), saga, key));
    }

    @Override
    public List<SagaView> list(SagaStatus status, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT);
        }
        return transactions.executeRead(tx -> SagaQueries.list(tx.getConnection(), status, limit));
    }

    @Override
    public long countStuck() {
        return transactions.executeRead(tx -> SagaQueries.countStuck(tx.getConnection()));
    }

    @Override
    public SagaView resume(UUID id, Remedy remedy, String by, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason says why");
        }
        return transactions.executeWrite(tx -> {
            StuckSagas.help(tx.getConnection(), id, remedy, by, reason, clock.now());
            wakeAfterCommit(tx);
            return SagaQueries.find(tx.getConnection(), id).orElseThrow();
        });
    }

    @Override
    public void nudge(UUID id) {
        transactions.executeWrite(tx -> {
            SagaTasks.hurry(tx.getConnection(), id, clock.now());
            wakeAfterCommit(tx);
            return id;
        });
    }

    @Override
    public int forget(String key) {
        return transactions.executeWrite(tx -> Sql.update(tx.getConnection(), FORGET, key));
    }

    private void wakeAfterCommit(TransactionStatus<Connection> transaction) {
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.wake();
            }
        });
    }
}
