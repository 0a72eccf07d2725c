package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Service;
import dev.shrike.gateway.graphql.loading.Loader;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.micronaut.http.uri.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** Images, and their scores. An image is known by its url, and the rest is asked for when it is wanted. */
final class ImageFields {
    private ImageFields() {}

    /** An image. */
    record Source(String url) {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                                "image",
                                environment -> Here.with(new Source(environment.getArgument("url")), environment))
                        .dataFetcher("topScores", ImageFields::top));
        wiring.type(
                "Image",
                type -> type.dataFetcher("url", ImageFields::url)
                        .dataFetcher("score", environment -> load(Loader.SCORE, environment))
                        .dataFetcher("statistics", environment -> load(Loader.IMAGE_STATISTICS, environment))
                        .dataFetcher(
                                "ticks",
                                environment -> Pages.page(
                                        environment, Service.TICKS, "/ticks", Map.of("image", url(environment)))));
        wiring.type("Score", type -> type.dataFetcher("image", at("/image/url")));
        wiring.type("Tick", type -> type.dataFetcher("image", at("/data/image/url")));
        wiring.type("Rating", type -> type.dataFetcher("image", at("/data/image/url")));
        wiring.type("ImageStatistics", type -> type.dataFetcher("ownerId", Member.at("/image/owner")));
    }

    /** The image whose url stands there. */
    private static DataFetcher<Source> at(String pointer) {
        return environment ->
                new Source(environment.<JsonNode>getSource().at(pointer).asText());
    }

    private static CompletableFuture<JsonNode> load(Loader loader, DataFetchingEnvironment environment) {
        return loader.load(environment, url(environment), Here.position(environment));
    }

    private static CompletableFuture<DataFetcherResult<List<JsonNode>>> top(DataFetchingEnvironment environment) {
        var path = UriBuilder.of("/scores/top")
                .queryParam("limit", environment.<Integer>getArgument("first"))
                .build();
        return Here.calls(environment)
                .get(Service.STATISTICS, path, Here.position(environment))
                .thenApply(Answer::body)
                .thenApply(body -> StreamSupport.stream(body.path("scores").spliterator(), false)
                        .toList())
                .thenApply(scores -> Here.with(scores, environment));
    }

    private static String url(DataFetchingEnvironment environment) {
        return environment.<Source>getSource().url();
    }
}
