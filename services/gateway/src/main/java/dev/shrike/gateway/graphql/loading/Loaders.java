package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Calls;
import dev.shrike.gateway.graphql.calling.Service;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import java.util.Map;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.Try;

/** Makes the loaders of one execution, which remember what they loaded for as long. */
public final class Loaders {
    private static final URI SCORES = URI.create("/scores/query");
    private static final URI IMAGES = URI.create("/statistics/images/query");

    private Loaders() {}

    /** Loaders that ask by these calls. */
    public static DataLoaderRegistry of(Calls calls) {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        Together together = new Together(calls);
        OneByOne each = new OneByOne(calls);
        register(registry, Loader.SCORE, together.of(SCORES, "scores"), Together.MOST);
        register(registry, Loader.IMAGE_STATISTICS, together.of(IMAGES, "images"), Together.MOST);
        register(registry, Loader.PROFILE, each.of(Service.USERS, key -> path("/users/{id}", key)), OneByOne.MOST);
        register(
                registry,
                Loader.PERSON_STATISTICS,
                each.of(Service.STATISTICS, key -> path("/statistics/people/{id}", key)),
                OneByOne.MOST);
        register(registry, Loader.TICK, each.of(Service.TICKS, key -> path("/ticks/{id}", key)), OneByOne.MOST);
        register(
                registry,
                Loader.ERASURE,
                each.of(Service.USERS, key -> path("/gdpr/erasures/{id}", key)),
                OneByOne.MOST);
        return registry;
    }

    private static URI path(String template, Keyed key) {
        return UriBuilder.of(template).expand(Map.of("id", key.id()));
    }

    private static void register(
            DataLoaderRegistry registry, Loader loader, BatchLoader<Keyed, Try<JsonNode>> batches, int most) {
        DataLoaderOptions options =
                DataLoaderOptions.newOptions().setMaxBatchSize(most).build();
        registry.register(loader.name(), DataLoaderFactory.newDataLoaderWithTry(loader.name(), batches, options));
    }
}
