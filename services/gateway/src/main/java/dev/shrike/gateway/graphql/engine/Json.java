package dev.shrike.gateway.graphql.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;

/** JSON as GraphQL has it: names stay as they are, and what is null is there. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String write(Map<String, Object> response) {
        try {
            return MAPPER.writeValueAsString(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A response cannot be written", e);
        }
    }

    /** @throws ProblemException 400 when a parameter is not a JSON object */
    public static @Nullable Map<String, Object> object(String parameter, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            ProblemException problem = ProblemException.invalid(parameter, "must be a JSON object");
            problem.addSuppressed(e);
            throw problem;
        }
    }
}
