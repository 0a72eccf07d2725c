package dev.shrike.gateway.graphql.limit;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How large a document is when its fragments are spread. Numbers stop at {@link Integer#MAX_VALUE}. Immutable.
 *
 * @param depth fields within fields, introspection aside
 * @param introspectionDepth fields within the deepest introspection field
 * @param fields with those of fragments, as often as these are spread
 * @param aliases of these
 */
record Shape(int depth, int introspectionDepth, int fields, int aliases) {
    private static final Shape NOTHING = new Shape(0, 0, 0, 0);

    /** Of all operations of a document together; takes a time that is linear in its text, whatever fragments do. */
    static Shape of(Document document) {
        Measure measure = new Measure(document);
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(operation -> measure.of(operation.getSelectionSet()))
                .reduce(NOTHING, Shape::beside);
    }

    private Shape beside(Shape other) {
        return new Shape(
                Math.max(depth, other.depth),
                Math.max(introspectionDepth, other.introspectionDepth),
                sum(fields, other.fields),
                sum(aliases, other.aliases));
    }

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    /** Remembers what each fragment measures. */
    private static final class Measure {
        private final Map<String, FragmentDefinition> fragments = new HashMap<>();
        private final Map<String, Shape> measured = new HashMap<>();
        private final Set<String> within = new HashSet<>();

        Measure(Document document) {
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        }

        Shape of(SelectionSet selections) {
            if (selections == null) {
                return NOTHING;
            }
            return selections.getSelections().stream().map(this::of).reduce(NOTHING, Shape::beside);
        }

        private Shape of(Selection<?> selection) {
            return switch (selection) {
                case Field field -> of(field);
                case InlineFragment inline -> of(inline.getSelectionSet());
                case FragmentSpread spread -> of(spread.getName());
                default -> NOTHING;
            };
        }

        private Shape of(Field field) {
            Shape inside = of(field.getSelectionSet());
            boolean introspection = field.getName().startsWith("__");
            return new Shape(
                    introspection ? 1 : sum(inside.depth, 1),
                    introspection ? sum(inside.depth, 1) : inside.introspectionDepth,
                    sum(inside.fields, 1),
                    sum(inside.aliases, field.getAlias() == null ? 0 : 1));
        }

        /** A fragment that spreads itself measures nothing there: validation refuses it. */
        private Shape of(String fragment) {
            Shape known = measured.get(fragment);
            if (known != null || !fragments.containsKey(fragment) || !within.add(fragment)) {
                return known == null ? NOTHING : known;
            }
            Shape shape = of(fragments.get(fragment).getSelectionSet());
            within.remove(fragment);
            measured.put(fragment, shape);
            return shape;
        }
    }
}
