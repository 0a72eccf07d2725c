package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** Loads one of them together with those that others want at the same time, each of them once. */
    public CompletableFuture<JsonNode> load(DataFetchingEnvironment environment, String id, Optional<String> position) {
        DataLoader<Keyed, JsonNode> loader = environment.getDataLoader(name());
        if (loader == null) {
            throw new IllegalStateException("No loader of " + this);
        }
        return loader.load(new Keyed(id, position));
    }
}
