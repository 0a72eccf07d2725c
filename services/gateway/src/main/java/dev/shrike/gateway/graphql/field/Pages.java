package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Service;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.micronaut.http.uri.UriBuilder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Lists that have pages: {@code first} and {@code after} are what services call limit and after, and cursors are theirs. */
final class Pages {
    private Pages() {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type("TickConnection", Pages::connection);
        wiring.type("NotificationConnection", Pages::connection);
        wiring.type(
                "PageInfo",
                type -> type.dataFetcher("endCursor", Member.at("/next"))
                        .dataFetcher(
                                "hasNextPage",
                                environment -> environment.<JsonNode>getSource().hasNonNull("next")));
    }

    /**
     * One page.
     *
     * @param filter further parameters
     */
    static CompletableFuture<DataFetcherResult<JsonNode>> page(
            DataFetchingEnvironment environment, Service service, String path, Map<String, String> filter) {
        UriBuilder uri = UriBuilder.of(path).queryParam("limit", environment.<Integer>getArgument("first"));
        String after = environment.getArgument("after");
        if (after != null) {
            uri.queryParam("after", after);
        }
        filter.forEach(uri::queryParam);
        return Here.calls(environment)
                .get(service, uri.build())
                .thenApply(Answer::body)
                .thenApply(page -> Here.with(page, environment));
    }

    private static TypeRuntimeWiring.Builder connection(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("nodes", Member.at("/items"))
                .dataFetcher("pageInfo", environment -> environment.getSource());
    }
}
