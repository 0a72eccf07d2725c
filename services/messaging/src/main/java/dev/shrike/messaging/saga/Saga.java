package dev.shrike.messaging.saga;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The definition of a saga: its name, the type of its state, and its steps in order. A bean of this type is run by every
 * instance of the service that has it. Immutable.
 *
 * <p>Name, step names and the state's JSON are stored: a saga that began under an older definition goes on under this one.
 * Steps that were done are known by name and not repeated; a step that is to be undone and is no longer defined leaves the
 * saga stuck.
 *
 * @param <S> what the saga knows, kept as JSON between its steps; a record. It is kept in clear: ids, no personal data
 */
public final class Saga<S> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    private final String name;
    private final String dataSource;
    private final Class<S> state;
    private final List<Step<S>> steps;

    Saga(String name, String dataSource, Class<S> state, List<Step<S>> steps) {
        this.name = name;
        this.dataSource = dataSource;
        this.state = state;
        this.steps = List.copyOf(steps);
    }

    /** Begins a definition. The name is unique in its database and stable: lower case letters, digits and dashes. */
    public static Named named(String name) {
        return new Named(checked(name));
    }

    /** A saga that has a name. */
    public record Named(String name) {
        /** Where it is kept, and what its local steps take part in: a datasource. */
        public Placed on(String dataSource) {
            return new Placed(name, dataSource);
        }
    }

    /** A saga that has a name and a database. */
    public record Placed(String name, String dataSource) {
        /** The type of its state. */
        public <S> SagaBuilder<S> holding(Class<S> state) {
            return new SagaBuilder<>(name, dataSource, state);
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The datasource that it is kept in. */
    public String dataSource() {
        return dataSource;
    }

    Class<S> state() {
        return state;
    }

    List<Step<S>> steps() {
        return steps;
    }

    Optional<Step<S>> step(String wanted) {
        return steps.stream().filter(step -> step.name().equals(wanted)).findFirst();
    }

    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A saga or step is named like \"create-person\", not \"" + name + "\"");
        }
        return name;
    }

    static Duration checked(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A duration of a saga is more than nothing");
        }
        return duration;
    }

    @Override
    public String toString() {
        return "Saga[" + name + ", " + steps.stream().map(Step::name).toList() + "]";
    }
}
