package dev.shrike.messaging.saga;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaPoint.Place;
import dev.shrike.messaging.subscribe.FailureText;
import dev.shrike.messaging.trace.TracedWork;
import dev.shrike.messaging.trace.Tracing;
import io.micronaut.transaction.TransactionOperations;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a saga in the calling thread until it ends, has to pause, or is taken over. */
final class SagaRun<S> {
    private static final Logger LOG = LoggerFactory.getLogger(SagaRun.class);

    private final Saga<S> saga;
    private final TransactionOperations<Connection> transactions;
    private final StepCalls<S> calls;
    private final FaultInjection faults;
    private final Tracing tracing;
    private final DatabaseClock clock;

    SagaRun(
            Saga<S> saga,
            TransactionOperations<Connection> transactions,
            FaultInjection faults,
            Tracing tracing,
            Deadlines deadlines,
            DatabaseClock clock) {
        this.saga = saga;
        this.transactions = transactions;
        this.calls = new StepCalls<>(saga, transactions, faults, deadlines);
        this.faults = faults;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Something that is written in a transaction. */
    @FunctionalInterface
    private interface Write<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Goes as far as it can. Empty when there was nothing to run, or somebody else took it over. */
    Optional<Attempt> advance(UUID id) {
        Optional<SagaRow> claimed = write(connection -> SagaTable.claim(connection, id));
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        try {
            Attempt attempt = new Attempt.Next(claimed.get());
            while (attempt instanceof Attempt.Next(SagaRow row)) { // each turn ends a step, of which there are few
                attempt = traced(row);
            }
            return Optional.of(attempt);
        } catch (TakenOverException e) {
            LOG.info("{}", e.getMessage());
            return Optional.empty();
        }
    }

    /** In the trace in which the saga was started, however long ago and by whichever instance. */
    private Attempt traced(SagaRow row) {
        try (TracedWork _ = tracing.begin("saga " + saga.name(), SpanKind.INTERNAL, row.traceparent())
                .with("shrike.saga.id", row.id().toString())) {
            return move(row);
        }
    }

    private Attempt move(SagaRow row) {
        return switch (Move.next(saga, row)) {
            case Move.Act<S>(Step<S> step) -> act(row, step);
            case Move.Undo<S>(Step<S> step) -> undo(row, step);
            case Move.Halt<S>(String step) -> stick(row, step, "the saga has no such step any more");
            case Move.End<S>(SagaStatus status) -> end(row, status);
        };
    }

    private Attempt act(SagaRow row, Step<S> step) {
        Optional<StepRow> before = row.step(step.name());
        if (before.isPresent()
                && (before.get().attempts() >= step.tries()
                        || left(before.get(), step).isNegative())) {
            return turnBack(row, step, "no attempt is left");
        }
        SagaRow begun = write(connection -> SagaTable.begin(connection, row, step.name()));
        StepRow attempt = begun.step(step.name()).orElseThrow();
        SagaRow done;
        try {
            done = calls.act(begun, step, left(attempt, step));
        } catch (TakenOverException e) {
            throw e;
        } catch (SagaRefusedException e) {
            return turnBack(begun, step, e.reason());
        } catch (NotYetException e) {
            LOG.debug("Saga {} {} waits in step {}: {}", saga.name(), begun.id(), step.name(), e.reason());
            return pause(begun, step, attempt.attempts(), e.reason());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            String failure = note(begun, step, attempt.attempts(), e);
            return e instanceof StepTimeoutException || attempt.attempts() >= step.tries()
                    ? turnBack(begun, step, failure)
                    : pause(begun, step, attempt.attempts(), failure);
        }
        faults.reached(new SagaPoint(Place.DONE, step.name(), row.key()));
        return new Attempt.Next(done);
    }

    private Attempt undo(SagaRow row, Step<S> step) {
        int before = row.step(step.name()).orElseThrow().undoAttempts();
        if (before >= step.undoTries()) {
            return stick(row, step.name(), "no attempt to undo it is left");
        }
        SagaRow begun = write(connection -> SagaTable.beginUndo(connection, row, step.name()));
        SagaRow undone;
        try {
            undone = calls.undo(begun, step);
        } catch (TakenOverException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            String failure = note(begun, step, before + 1, e);
            return before + 1 >= step.undoTries()
                    ? stick(begun, step.name(), failure)
                    : pause(begun, step, before + 1, failure);
        }
        faults.reached(new SagaPoint(Place.UNDONE, step.name(), row.key()));
        return new Attempt.Next(undone);
    }

    private static Duration left(StepRow attempt, Step<?> step) {
        return step.within().minus(attempt.age());
    }

    private String note(SagaRow row, Step<S> step, int attempt, Throwable e) {
        String failure = e instanceof SagaRefusedException refused ? refused.reason() : FailureText.of(e);
        LOG.info(
                "Saga {} {}, {} step {}: attempt {} failed: {}",
                saga.name(),
                row.id(),
                row.backward() ? "undoing" : "doing",
                step.name(),
                attempt,
                failure);
        return failure;
    }

    private Attempt pause(SagaRow row, Step<S> step, int attempts, String failure) {
        Instant again = clock.now().plus(step.backOff().after(attempts));
        return write(connection -> {
            SagaTable.pause(connection, row, step.name(), failure, again);
            return new Attempt.Later(again);
        });
    }

    private Attempt turnBack(SagaRow row, Step<S> step, String failure) {
        LOG.warn("Saga {} {} is undone, because {} failed: {}", saga.name(), row.id(), step.name(), failure);
        return new Attempt.Next(write(connection -> SagaTable.turnBack(connection, row, step, failure)));
    }

    private Attempt stick(SagaRow row, String step, String failure) {
        LOG.error("Saga {} {} is stuck at undoing {}: {}", saga.name(), row.id(), step, failure);
        return write(connection -> {
            SagaTable.stick(connection, row, step, failure);
            return new Attempt.Over(SagaStatus.STUCK);
        });
    }

    private Attempt end(SagaRow row, SagaStatus status) {
        return write(connection -> {
            SagaTable.end(connection, row, status);
            return new Attempt.Over(status);
        });
    }

    private <T> T write(Write<T> write) {
        return transactions.executeWrite(tx -> write.on(tx.getConnection()));
    }
}
