package dev.shrike.gateway.graphql.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.gateway.graphql.field.GraphSchema;
import dev.shrike.gateway.graphql.limit.Excess;
import dev.shrike.gateway.graphql.limit.Limits;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.validation.ValidationError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses texts, measures and validates them, and remembers those that are good. Thread-safe. */
@Singleton
final class Documents {
    private static final long REMEMBERED_CHARACTERS = 2_000_000;

    private final GraphSchema schema;
    private final Limits limits;
    private final Cache<String, Document> valid = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((String query, Document _) -> query.length())
            .build();

    Documents(GraphSchema schema, Limits limits) {
        this.schema = schema;
        this.limits = limits;
    }

    /** A document, or why there is none. */
    sealed interface Read {
        record Valid(Document document) implements Read {}

        record Refused(Outcome.Refused outcome) implements Read {}
    }

    Read read(String query) {
        Document known = valid.getIfPresent(query);
        if (known != null) {
            return new Read.Valid(known);
        }
        Optional<Excess> tooLong = limits.of(query);
        if (tooLong.isPresent()) {
            return new Read.Refused(GraphErrors.refused(tooLong.get()));
        }
        try {
            return validated(query, parsed(query));
        } catch (ParseCancelledException e) {
            return new Read.Refused(GraphErrors.refused(400, Excess.CODE, e.getMessage()));
        } catch (InvalidSyntaxException e) {
            return new Read.Refused(GraphErrors.refused(List.of(e.toInvalidSyntaxError())));
        }
    }

    private Document parsed(String query) {
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(query)
                .parserOptions(limits.parser())
                .build());
    }

    private Read validated(String query, Document document) {
        Optional<Excess> tooLarge = limits.of(document);
        if (tooLarge.isPresent()) {
            return new Read.Refused(GraphErrors.refused(tooLarge.get()));
        }
        List<ValidationError> errors = ParseAndValidate.validate(schema.executable(), document, Locale.ENGLISH);
        if (!errors.isEmpty()) {
            return new Read.Refused(GraphErrors.refused(errors));
        }
        valid.put(query, document);
        return new Read.Valid(document);
    }
}
