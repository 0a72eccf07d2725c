package dev.shrike.gateway.graphql.field;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The schema's own scalars. */
final class Scalars {
    static final List<GraphQLScalarType> ALL = List.of(
            scalar(
                    "DateTime",
                    new Text(
                            "an RFC 3339 instant",
                            text -> OffsetDateTime.parse(text).toInstant().toString())),
            scalar("Date", new Text("a date", text -> LocalDate.parse(text).toString())),
            scalar("Long", new Whole()),
            scalar("JSON", new Anything()));

    private Scalars() {}

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    /**
     * A text of a certain form. What services say is passed on as it is, what clients say is checked and brought into one form.
     *
     * @param form in words
     * @param checked throws {@link DateTimeParseException}
     */
    private record Text(String form, UnaryOperator<String> checked) implements Coercing<String, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return checked.apply(String.valueOf(input));
            } catch (DateTimeParseException e) {
                throw new CoercingParseValueException("This is not " + form, e);
            }
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return checked.apply(input instanceof StringValue text ? text.getValue() : "");
            } catch (DateTimeParseException e) {
                throw new CoercingParseLiteralException("This is not " + form, e);
            }
        }
    }

    /** JSON as services gave it; clients give none. */
    private record Anything() implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }
    }

    /** A whole number of up to 63 bits. */
    private record Whole() implements Coercing<Long, Long> {
        @Override
        public Long serialize(Object value, GraphQLContext context, Locale locale) {
            return ((Number) value).longValue();
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Long || input instanceof Integer) {
                return ((Number) input).longValue();
            }
            throw new CoercingParseValueException("This is not a whole number");
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            BigInteger value = input instanceof IntValue number ? number.getValue() : null;
            if (value == null || value.bitLength() >= Long.SIZE) {
                throw new CoercingParseLiteralException("This is not a whole number of up to 63 bits");
            }
            return value.longValue();
        }
    }
}
