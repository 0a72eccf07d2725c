package dev.shrike.messaging.saga;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Defines a saga's steps, in their order. What follows a step is about that step.
 *
 * @param <S> the saga's state
 */
public final class SagaBuilder<S> {
    private final String name;
    private final String dataSource;
    private final Class<S> state;
    private final List<Step<S>> steps = new ArrayList<>();

    SagaBuilder(String name, String dataSource, Class<S> state) {
        this.name = name;
        this.dataSource = dataSource;
        this.state = state;
    }

    /**
     * A step in this database. Action and progress commit together, so it happens exactly once; its compensation likewise.
     */
    public SagaBuilder<S> step(String step, StepAction<S> action) {
        return add(Step.of(step, false, action));
    }

    /**
     * A step elsewhere: a call to another service. It works without a transaction and may be repeated after a crash, with
     * the same key. When it fails, nobody knows whether it took effect: its compensation is called then, too.
     */
    public SagaBuilder<S> remoteStep(String step, StepAction<S> action) {
        return add(Step.of(step, true, action));
    }

    /** What undoes the step, in the same place: with a transaction for a local step, without for a remote one. */
    public SagaBuilder<S> undoneBy(StepAction<S> compensation) {
        return replace(last().undoneBy(compensation));
    }

    /** How long the step may take from its first attempt on, pauses included; 5 minutes unless told. */
    public SagaBuilder<S> within(Duration limit) {
        return replace(last().within(limit));
    }

    /** How often the step is tried before the saga is undone; 5 unless told. */
    public SagaBuilder<S> tries(int most) {
        return replace(last().tries(most, last().undoTries()));
    }

    /** How often the step's compensation is tried before the saga is stuck; 10 unless told. */
    public SagaBuilder<S> undoTries(int most) {
        return replace(last().tries(last().tries(), most));
    }

    /** The pauses between attempts, each twice as long as the one before; from half a second to a minute unless told. */
    public SagaBuilder<S> backOff(Duration first, Duration longest) {
        return replace(last().backOff(new BackOff(first, longest)));
    }

    /** The definition. */
    public Saga<S> build() {
        last();
        return new Saga<>(name, dataSource, state, steps);
    }

    private SagaBuilder<S> add(Step<S> step) {
        if (steps.stream().anyMatch(other -> other.name().equals(step.name()))) {
            throw new IllegalArgumentException("Saga " + name + " has two steps " + step.name());
        }
        steps.add(step);
        return this;
    }

    private SagaBuilder<S> replace(Step<S> step) {
        steps.set(steps.size() - 1, step);
        return this;
    }

    private Step<S> last() {
        if (steps.isEmpty()) {
            throw new IllegalStateException("Saga " + name + " has no step yet");
        }
        return steps.getLast();
    }
}
