package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Calls;
import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;

/** What there is to load. Whatever is not there is loaded as null. */
public enum Loader {
    SCORE,
    IMAGE_STATISTICS,
    PROFILE,
    PERSON_STATISTICS,
    TICK,
    ERASURE;

    /**
     * Loads one of them together with those that others want at the same time, each of them once. Where there are no loaders, as below the
     * events of a subscription, it is asked for by itself, and anew each time.
     */
    public CompletableFuture<JsonNode> load(DataFetchingEnvironment environment, String id, Optional<String> position) {
        DataLoader<Keyed, JsonNode> loader = environment.getDataLoader(name());
        Keyed key = new Keyed(id, position);
        return loader == null
                ? Loaders.one(this, environment.getGraphQlContext().get(Calls.class), key)
                : loader.load(key);
    }
}
