package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Service;
import dev.shrike.gateway.graphql.loading.Loader;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Ticks: their JSON is that of the event. */
final class TickFields {
    private TickFields() {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("ticks", TickFields::own).dataFetcher("tick", TickFields::one));
        wiring.type("Tick", type -> event(type).dataFetcher("sighting", Member.at("/data/sighting")));
        wiring.type("Rating", type -> event(type).dataFetcher("rating", Member.at("/data/rating")));
        wiring.type("SealedText", TickFields::sealed);
        wiring.type("SealedLocation", TickFields::sealed);
    }

    private static TypeRuntimeWiring.Builder event(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("userId", Member.at("/data/user/id")).dataFetcher("time", Member.at("/metadata/time"));
    }

    /** A sealed field is its value, a text or an object, or an object that says why there is none. */
    private static TypeRuntimeWiring.Builder sealed(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("state", environment -> state(environment.getSource()))
                .dataFetcher("value", environment -> {
                    Object field = environment.getSource();
                    if (!state(field).equals("OPEN")) {
                        return null;
                    }
                    return field instanceof JsonNode object ? Member.value(object) : field;
                });
    }

    /** A reason is the one member of its object, and true; one that has no name here is closed all the same. */
    private static String state(Object value) {
        if (!(value instanceof JsonNode field) // a plain text, as whoever reads a member of an object gets it
                || !field.isObject()
                || field.size() != 1
                || !field.iterator().next().booleanValue()) {
            return "OPEN";
        }
        return switch (field.fieldNames().next()) {
            case "restricted" -> "RESTRICTED";
            case "erased" -> "ERASED";
            case "unavailable" -> "UNAVAILABLE";
            case "tampered" -> "TAMPERED";
            default -> "SEALED";
        };
    }

    private static CompletableFuture<DataFetcherResult<JsonNode>> own(DataFetchingEnvironment environment) {
        Optional<String> user = Optional.ofNullable(environment.getArgument("user"));
        return Pages.page(
                environment,
                Service.TICKS,
                "/ticks",
                user.map(id -> Map.of("user", id)).orElse(Map.of()));
    }

    private static CompletableFuture<DataFetcherResult<JsonNode>> one(DataFetchingEnvironment environment) {
        return Loader.TICK
                .load(environment, environment.getArgument("id"), Optional.empty())
                .thenApply(tick -> Here.with(tick, environment));
    }
}
