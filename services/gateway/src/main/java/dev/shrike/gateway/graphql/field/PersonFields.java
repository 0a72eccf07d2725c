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

/** People: each is known by an id, and the rest is asked for when it is wanted. */
final class PersonFields {
    private PersonFields() {}

    /** Somebody. */
    record Source(String id) {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query", type -> type.dataFetcher("me", PersonFields::me).dataFetcher("person", PersonFields::person));
        wiring.type("Person", PersonFields::person);
        wiring.type(
                "Me",
                type -> person(type)
                        .dataFetcher(
                                "notifications",
                                environment -> Pages.page(environment, Service.NOTIFIER, "/notifications", Map.of())));
    }

    private static TypeRuntimeWiring.Builder person(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("id", environment -> id(environment))
                .dataFetcher("profile", environment -> load(Loader.PROFILE, environment))
                .dataFetcher("statistics", environment -> load(Loader.PERSON_STATISTICS, environment))
                .dataFetcher(
                        "ticks",
                        environment ->
                                Pages.page(environment, Service.TICKS, "/ticks", Map.of("user", id(environment))));
    }

    private static DataFetcherResult<Source> me(DataFetchingEnvironment environment) {
        String id = Here.calls(environment).asking().person().toString();
        return Here.with(new Source(id), environment);
    }

    /** Who may see the person sees the profile; who may not, learns that here and not field by field. */
    private static CompletableFuture<DataFetcherResult<Source>> person(DataFetchingEnvironment environment) {
        String id = environment.getArgument("id");
        return Loader.PROFILE
                .load(environment, id, Optional.empty())
                .thenApply(profile -> Here.with(profile == null ? null : new Source(id), environment));
    }

    private static CompletableFuture<JsonNode> load(Loader loader, DataFetchingEnvironment environment) {
        return loader.load(
                environment, id(environment), loader == Loader.PROFILE ? Optional.empty() : Here.position(environment));
    }

    private static String id(DataFetchingEnvironment environment) {
        return environment.<Source>getSource().id();
    }
}
