package dev.shrike.messaging.saga;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.trace.Tracing;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Runs sagas of one database with what they need. Thread-safe. */
@EachBean(DataSource.class)
final class SagaRunner {
    private final TransactionOperations<Connection> transactions;
    private final DatabaseClock clock;
    private final Deadlines deadlines;
    private final MessagingMeters meters;
    private final Tracing tracing;
    private final FaultInjection faults;

    SagaRunner(
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter DatabaseClock clock,
            Deadlines deadlines,
            MessagingMeters meters,
            Tracing tracing,
            FaultInjection faults) {
        this.transactions = transactions;
        this.clock = clock;
        this.deadlines = deadlines;
        this.meters = meters;
        this.tracing = tracing;
        this.faults = faults;
    }

    /** Goes as far as it can. Empty when there was nothing to run, or somebody else took it over. */
    Optional<Attempt> run(Saga<?> saga, UUID id) {
        Optional<Attempt> attempt = runOf(saga).advance(id);
        attempt.ifPresent(came -> {
            String what = came instanceof Attempt.Over(SagaStatus status) ? status.text() : "paused";
            meters.ofSaga(what, saga.name()).increment();
        });
        return attempt;
    }

    private <S> SagaRun<S> runOf(Saga<S> saga) {
        return new SagaRun<>(saga, transactions, faults, tracing, deadlines, clock);
    }
}
