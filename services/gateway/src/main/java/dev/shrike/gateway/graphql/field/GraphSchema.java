package dev.shrike.gateway.graphql.field;

import dev.shrike.gateway.live.LiveHub;
import graphql.schema.DataFetcherFactories;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema that clients see, with where its fields get their values. Immutable. */
@Singleton
public final class GraphSchema {
    private static final String FILE = "/graphql/schema.graphqls";

    private final String text;
    private final GraphQLSchema schema;

    /** @throws IllegalStateException when the file and the code do not fit */
    public GraphSchema(BeanProvider<LiveHub> hub) {
        this.text = read();
        this.schema = new SchemaGenerator()
                .makeExecutableSchema(new SchemaParser().parse(text), wiring(new SubscriptionFields(hub)));
    }

    /** The file, as it was written. */
    public String text() {
        return text;
    }

    /** What runs queries. */
    public GraphQLSchema executable() {
        return schema;
    }

    private static RuntimeWiring wiring(SubscriptionFields subscriptions) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .strictMode(false) // several classes wire fields of one type
                .codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                        .defaultDataFetcher(DataFetcherFactories.useDataFetcher(Member::ofName)));
        Scalars.ALL.forEach(wiring::scalar);
        PersonFields.wire(wiring);
        TickFields.wire(wiring);
        ImageFields.wire(wiring);
        StatisticsFields.wire(wiring);
        MutationFields.wire(wiring);
        Pages.wire(wiring);
        subscriptions.wire(wiring);
        return wiring.build();
    }

    private static String read() {
        try (InputStream file = GraphSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
