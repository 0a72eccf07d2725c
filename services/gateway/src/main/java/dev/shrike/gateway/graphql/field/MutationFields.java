package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Service;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What changes something: one POST each. */
final class MutationFields {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private MutationFields() {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("tick", environment -> post(environment, "/ticks"))
                        .dataFetcher("rate", environment -> post(environment, "/ratings"))
                        .dataFetcher("forgetMe", MutationFields::forgetMe));
        wiring.type("TickPayload", type -> payload(type, "tick"));
        wiring.type("RatePayload", type -> payload(type, "rating"));
    }

    private static TypeRuntimeWiring.Builder payload(TypeRuntimeWiring.Builder type, String event) {
        return type.dataFetcher(event, environment -> answer(environment).body())
                .dataFetcher(
                        "position",
                        environment -> answer(environment).position().orElse(null))
                .dataFetcher("replayed", environment -> answer(environment).replayed());
    }

    private static Answer answer(DataFetchingEnvironment environment) {
        return environment.getSource();
    }

    /** Fields below see what was just written. */
    private static CompletableFuture<DataFetcherResult<Answer>> post(DataFetchingEnvironment environment, String path) {
        Optional<String> key = Optional.ofNullable(environment.getArgument("idempotencyKey"));
        Map<String, Object> input = environment.getArgument("input");
        return Here.calls(environment)
                .post(Service.TICKS, URI.create(path), spelled(input), key)
                .thenApply(answer -> DataFetcherResult.<Answer>newResult()
                        .data(answer)
                        .localContext(answer.position().orElse(null))
                        .build());
    }

    private static CompletableFuture<JsonNode> forgetMe(DataFetchingEnvironment environment) {
        String me = Here.calls(environment).asking().person().toString();
        return Here.calls(environment)
                .post(Service.USERS, URI.create("/gdpr/erasures"), Map.of("user", Map.of("id", me)), Optional.empty())
                .thenApply(Answer::body);
    }

    /** The input in the words of the services. */
    private static Map<String, Object> spelled(Map<String, Object> input) {
        Map<String, Object> spelled = new LinkedHashMap<>();
        input.forEach((name, value) -> spelled.put(SNAKE.translate(name), spelledValue(value)));
        return spelled;
    }

    @SuppressWarnings("unchecked")
    private static Object spelledValue(Object value) {
        return value instanceof Map<?, ?> map ? spelled((Map<String, Object>) map) : value;
    }
}
