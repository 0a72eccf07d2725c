package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.stream.StreamSupport;

/** Reads members of JSON objects. */
final class Member {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private Member() {}

    /** The member that has the field's name, written as services write it. */
    static Object ofName(DataFetchingEnvironment environment) {
        String member = SNAKE.translate(environment.getFieldDefinition().getName());
        return value(environment.<JsonNode>getSource().path(member));
    }

    /** The member at a path, such as {@code /data/image/url}. */
    static DataFetcher<Object> at(String pointer) {
        return environment -> value(environment.<JsonNode>getSource().at(pointer));
    }

    /** Objects stay JSON, so that fields can be read from them; everything else becomes plain values. */
    static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> null;
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            case ARRAY ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(Member::value)
                        .toList();
            default -> node;
        };
    }
}
