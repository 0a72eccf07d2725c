package dev.shrike.gateway.graphql.limit;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Says of a query whether it is too much, from the cheapest measure to the dearest. Thread-safe. */
@Singleton
public final class Limits {
    /** What the introspection of tools needs, with room to spare. */
    private static final int INTROSPECTION_DEPTH = 20;

    private final LimitSettings settings;

    Limits(LimitSettings settings) {
        this.settings = settings;
    }

    /** Bounds on what is parsed at all. */
    public ParserOptions parser() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(settings.characters())
                        .maxTokens(settings.tokens())
                        .maxWhitespaceTokens(settings.characters()));
    }

    /** Of the text, before it is parsed. */
    public Optional<Excess> of(String query) {
        return beyond("characters", query.length(), settings.characters());
    }

    /** Of the document, before it is validated. */
    public Optional<Excess> of(Document document) {
        Shape shape = Shape.of(document);
        return beyond("depth", shape.depth(), settings.depth())
                .or(() -> beyond("introspection depth", shape.introspectionDepth(), INTROSPECTION_DEPTH))
                .or(() -> beyond("fields", shape.fields(), settings.fields()))
                .or(() -> beyond("aliases", shape.aliases(), settings.aliases()));
    }

    /** Of an operation of a valid document, before it runs. */
    public Optional<Excess> of(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        return beyond("cost", Cost.of(schema, document, operation, variables), settings.cost());
    }

    private static Optional<Excess> beyond(String measure, long measured, long most) {
        return measured > most ? Optional.of(new Excess(measure, measured, most)) : Optional.empty();
    }
}
