package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Calls;
import dev.shrike.gateway.graphql.calling.Service;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
        for (Loader loader : Loader.values()) {
            int most = loader == Loader.SCORE || loader == Loader.IMAGE_STATISTICS ? Together.MOST : OneByOne.MOST;
            register(registry, loader, batches(loader, calls), most);
        }
        return registry;
    }

    /** One thing by itself; nothing is remembered. */
    static CompletableFuture<JsonNode> one(Loader loader, Calls calls, Keyed key) {
        return batches(loader, calls)
                .load(List.of(key))
                .thenApply(List::getFirst)
                .thenCompose(answer -> answer.isFailure()
                        ? CompletableFuture.failedFuture(answer.getThrowable())
                        : CompletableFuture.completedFuture(answer.get()))
                .toCompletableFuture();
    }

    private static BatchLoader<Keyed, Try<JsonNode>> batches(Loader loader, Calls calls) {
        Together together = new Together(calls);
        OneByOne each = new OneByOne(calls);
        return switch (loader) {
            case SCORE -> together.of(SCORES, "scores");
            case IMAGE_STATISTICS -> together.of(IMAGES, "images");
            case PROFILE -> each.of(Service.USERS, key -> path("/users/{id}", key));
            case PERSON_STATISTICS -> each.of(Service.STATISTICS, key -> path("/statistics/people/{id}", key));
            case TICK -> each.of(Service.TICKS, key -> path("/ticks/{id}", key));
            case ERASURE -> each.of(Service.USERS, key -> path("/gdpr/erasures/{id}", key));
        };
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
