package dev.shrike.gateway.graphql.limit;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Adds up what a valid document costs, by the schema's {@code @cost}. For one operation with its variables; not thread-safe. */
final class Cost {
    private static final String DIRECTIVE = "cost";
    private static final int UNTOLD = 1;

    private final GraphQLSchema schema;
    private final Map<String, Object> variables;
    private final Map<String, Value<?>> defaults = new HashMap<>();
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Long> costs = new HashMap<>();

    private Cost(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        this.schema = schema;
        this.variables = variables;
        operation.getVariableDefinitions().forEach(one -> defaults.put(one.getName(), one.getDefaultValue()));
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** The cost; stops at {@link Long#MAX_VALUE}. Takes a time that is linear in the document's text. */
    static long of(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        GraphQLCompositeType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return new Cost(schema, document, operation, variables).of(operation.getSelectionSet(), root);
    }

    private long of(SelectionSet selections, GraphQLCompositeType parent) {
        return selections == null
                ? 0
                : selections.getSelections().stream()
                        .mapToLong(selection -> of(selection, parent))
                        .reduce(0, Cost::sum);
    }

    private long of(Selection<?> selection, GraphQLCompositeType parent) {
        return switch (selection) {
            case Field field -> of(field, parent);
            case InlineFragment inline ->
                of(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null
                                ? parent
                                : composite(inline.getTypeCondition().getName()));
            case FragmentSpread spread -> of(spread.getName());
            default -> 0;
        };
    }

    private long of(Field field, GraphQLCompositeType parent) {
        GraphQLFieldDefinition definition =
                Introspection.getFieldDefinition(schema, (GraphQLFieldsContainer) parent, field.getName());
        long inside = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                ? of(field.getSelectionSet(), type)
                : 0;
        Optional<GraphQLAppliedDirective> told = Optional.ofNullable(definition.getAppliedDirective(DIRECTIVE));
        int weight =
                told.<Integer>map(cost -> cost.getArgument("weight").getValue()).orElse(UNTOLD);
        Optional<String> times =
                told.map(cost -> cost.getArgument("times")).map(argument -> argument.<String>getValue());
        return sum(
                weight,
                product(times.map(name -> times(field, definition, name)).orElse(1L), inside));
    }

    private long of(String fragment) {
        Long known = costs.get(fragment);
        if (known == null) {
            FragmentDefinition definition = fragments.get(fragment);
            known = of(
                    definition.getSelectionSet(),
                    composite(definition.getTypeCondition().getName()));
            costs.put(fragment, known);
        }
        return known;
    }

    private GraphQLCompositeType composite(String name) {
        return (GraphQLCompositeType) schema.getType(name);
    }

    /** How many items the field was asked for; what is no number is refused later, and counts as one. */
    private long times(Field field, GraphQLFieldDefinition definition, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .map(Argument::getValue)
                .findFirst()
                .flatMap(this::number)
                .or(() -> standard(definition.getArgument(name)))
                .map(count -> Math.max(1, count))
                .orElse(1L);
    }

    private Optional<Long> number(Value<?> value) {
        return switch (value) {
            case IntValue number -> Optional.of(saturated(number.getValue()));
            case VariableReference variable -> variable(variable.getName());
            case null, default -> Optional.empty();
        };
    }

    private Optional<Long> variable(String name) {
        return variables.containsKey(name)
                ? Optional.ofNullable(variables.get(name))
                        .filter(Number.class::isInstance)
                        .map(given -> ((Number) given).longValue())
                : Optional.ofNullable(defaults.get(name)).flatMap(this::number);
    }

    private Optional<Long> standard(GraphQLArgument argument) {
        InputValueWithState value = argument.getArgumentDefaultValue();
        return value.isLiteral() ? number((Value<?>) value.getValue()) : Optional.empty();
    }

    private static long saturated(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long product(long times, long inside) {
        long high = Math.multiplyHigh(times, inside);
        long low = times * inside;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
}
