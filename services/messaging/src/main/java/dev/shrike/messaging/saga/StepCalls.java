package dev.shrike.messaging.saga;

import io.micronaut.transaction.TransactionOperations;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.time.Duration;

/** Calls the actions of a saga and writes down what they did: for a local step in one transaction, for a remote one after it. */
final class StepCalls<S> {
    private final Saga<S> saga;
    private final TransactionOperations<Connection> transactions;
    private final FaultPoints points;
    private final Deadlines deadlines;

    StepCalls(Saga<S> saga, TransactionOperations<Connection> transactions, FaultPoints points, Deadlines deadlines) {
        this.saga = saga;
        this.transactions = transactions;
        this.points = points;
        this.deadlines = deadlines;
    }

    /** Does the step; the row says so. */
    SagaRow act(SagaRow row, Step<S> step, Duration left) throws Exception {
        points.reached(FaultPoint.BEFORE_ACTION, key(row, step));
        Call<S> call =
                new Call<>(step, step.action(), StepStatus.DONE, FaultPoint.AFTER_ACTION, FaultPoint.BEFORE_DONE, left);
        return step.remote() ? remote(row, call) : local(row, call);
    }

    /** Undoes the step; the row says so. */
    SagaRow undo(SagaRow row, Step<S> step) throws Exception {
        points.reached(FaultPoint.BEFORE_COMPENSATION, key(row, step));
        Call<S> call = new Call<>(
                step,
                step.undo().orElseThrow(),
                StepStatus.UNDONE,
                FaultPoint.AFTER_COMPENSATION,
                FaultPoint.BEFORE_UNDONE,
                step.within());
        return step.remote() ? remote(row, call) : local(row, call);
    }

    private record Call<S>(
            Step<S> step,
            StepAction<S> action,
            StepStatus result,
            FaultPoint after,
            FaultPoint before,
            Duration left) {}

    private SagaRow remote(SagaRow row, Call<S> call) throws Exception {
        String state = run(row, call);
        points.reached(call.before(), key(row, call.step()));
        return transactions.executeWrite(
                tx -> SagaTable.mark(tx.getConnection(), row, call.step().name(), call.result(), state));
    }

    private SagaRow local(SagaRow row, Call<S> call) throws Exception {
        try {
            return transactions.executeWrite(tx -> {
                String state = run(row, call);
                SagaRow marked =
                        SagaTable.mark(tx.getConnection(), row, call.step().name(), call.result(), state);
                points.reached(call.before(), key(row, call.step()));
                return marked;
            });
        } catch (UndeclaredThrowableException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private String run(SagaRow row, Call<S> call) throws Exception {
        S state = StateJson.read(row.state(), saga.state());
        S after = deadlines.within(call.left(), () -> call.action().apply(state, key(row, call.step())));
        points.reached(call.after(), key(row, call.step()));
        return StateJson.write(after);
    }

    private StepKey key(SagaRow row, Step<S> step) {
        return new StepKey(row.id(), step.name());
    }
}
