package dev.shrike.messaging.saga;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.saga.SagaPoint.Place;
import io.micronaut.transaction.TransactionOperations;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.time.Duration;

/** Calls the actions of a saga and writes down what they did: for a local step in one transaction, for a remote one after it. */
final class StepCalls<S> {
    private final Saga<S> saga;
    private final TransactionOperations<Connection> transactions;
    private final FaultInjection faults;
    private final Deadlines deadlines;

    StepCalls(
            Saga<S> saga, TransactionOperations<Connection> transactions, FaultInjection faults, Deadlines deadlines) {
        this.saga = saga;
        this.transactions = transactions;
        this.faults = faults;
        this.deadlines = deadlines;
    }

    /** Does the step; the row says so. */
    SagaRow act(SagaRow row, Step<S> step, Duration left) throws Exception {
        faults.reached(new SagaPoint(Place.BEFORE_ACTION, step.name(), row.key()));
        Call<S> call = new Call<>(step, step.action(), StepStatus.DONE, Place.AFTER_ACTION, Place.BEFORE_DONE, left);
        return step.remote() ? remote(row, call) : local(row, call);
    }

    /** Undoes the step; the row says so. */
    SagaRow undo(SagaRow row, Step<S> step) throws Exception {
        faults.reached(new SagaPoint(Place.BEFORE_COMPENSATION, step.name(), row.key()));
        Call<S> call = new Call<>(
                step,
                step.undo().orElseThrow(),
                StepStatus.UNDONE,
                Place.AFTER_COMPENSATION,
                Place.BEFORE_UNDONE,
                step.within());
        return step.remote() ? remote(row, call) : local(row, call);
    }

    private record Call<S>(
            Step<S> step, StepAction<S> action, StepStatus result, Place after, Place before, Duration left) {}

    private SagaRow remote(SagaRow row, Call<S> call) throws Exception {
        String state = run(row, call);
        faults.reached(new SagaPoint(call.before(), call.step().name(), row.key()));
        return transactions.executeWrite(
                tx -> SagaTable.mark(tx.getConnection(), row, call.step().name(), call.result(), state));
    }

    private SagaRow local(SagaRow row, Call<S> call) throws Exception {
        try {
            return transactions.executeWrite(tx -> {
                String state = run(row, call);
                SagaRow marked =
                        SagaTable.mark(tx.getConnection(), row, call.step().name(), call.result(), state);
                faults.reached(new SagaPoint(call.before(), call.step().name(), row.key()));
                return marked;
            });
        } catch (UndeclaredThrowableException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private String run(SagaRow row, Call<S> call) throws Exception {
        S state = StateJson.read(row.state(), saga.state());
        S after = deadlines.within(call.left(), () -> call.action().apply(state, key(row, call.step())));
        faults.reached(new SagaPoint(call.after(), call.step().name(), row.key()));
        return StateJson.write(after);
    }

    private StepKey key(SagaRow row, Step<S> step) {
        return new StepKey(row.id(), step.name());
    }
}
