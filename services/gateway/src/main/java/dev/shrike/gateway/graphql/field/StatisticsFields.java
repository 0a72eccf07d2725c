package dev.shrike.gateway.graphql.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Service;
import dev.shrike.gateway.graphql.loading.Loader;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.micronaut.http.uri.UriBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** Statistics over everything, each kind asked for when it is wanted; and how far erasures are. */
final class StatisticsFields {
    private StatisticsFields() {}

    /** Statistics of now, or of a moment. */
    record Source(Optional<String> asOf) {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                                "statistics",
                                environment -> Here.with(
                                        new Source(Optional.ofNullable(environment.getArgument("asOf"))), environment))
                        .dataFetcher(
                                "erasure",
                                environment -> Loader.ERASURE.load(
                                        environment, environment.getArgument("id"), Optional.empty())));
        wiring.type(
                "Statistics",
                type -> type.dataFetcher("totals", StatisticsFields::totals)
                        .dataFetcher("species", list("/statistics/species", "species"))
                        .dataFetcher("leaderboard", list("/statistics/leaderboard", "people"))
                        .dataFetcher("windows", list("/statistics/windows", "windows"))
                        .dataFetcher("activePeople", list("/statistics/active-people", "days")));
        wiring.type("Totals", type -> type.dataFetcher("events", environment -> events(environment.getSource())));
        wiring.type("LeaderboardRow", type -> type.dataFetcher("userId", Member.at("/user/id")));
    }

    private static CompletableFuture<JsonNode> totals(DataFetchingEnvironment environment) {
        return ask(environment, "/statistics");
    }

    private static DataFetcher<CompletableFuture<List<JsonNode>>> list(String path, String member) {
        return environment -> ask(environment, path)
                .thenApply(body -> StreamSupport.stream(body.path(member).spliterator(), false)
                        .toList());
    }

    /** Asks with the field's arguments, under the names that the service knows them by. */
    private static CompletableFuture<JsonNode> ask(DataFetchingEnvironment environment, String path) {
        UriBuilder uri = UriBuilder.of(path);
        environment.getArguments().forEach((name, value) -> {
            if (value != null) {
                uri.queryParam(name.equals("first") ? "limit" : name, value);
            }
        });
        boolean ofThen = path.equals("/statistics") || path.equals("/statistics/species");
        environment.<Source>getSource().asOf().filter(_ -> ofThen).ifPresent(then -> uri.queryParam("asOf", then));
        return Here.calls(environment)
                .get(Service.STATISTICS, uri.build(), Here.position(environment))
                .thenApply(Answer::body);
    }

    /** {@code {"tick": {"new": 3}}} as rows. */
    private static List<JsonNode> events(JsonNode totals) {
        List<JsonNode> rows = new ArrayList<>();
        totals.path("events")
                .properties()
                .forEach(event -> event.getValue()
                        .properties()
                        .forEach(type -> rows.add(JsonNodeFactory.instance
                                .objectNode()
                                .put("event", event.getKey())
                                .put("type", type.getKey())
                                .set("count", type.getValue()))));
        return rows;
    }
}
