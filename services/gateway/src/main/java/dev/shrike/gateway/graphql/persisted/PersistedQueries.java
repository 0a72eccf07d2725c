package dev.shrike.gateway.graphql.persisted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the text of a query from what a client sent: the text, its hash, or both. A text that comes with its hash is remembered, so
 * that the hash suffices from then on, at this instance and until it is forgotten; a client that is told
 * {@code PersistedQueryNotFound} sends both again. Thread-safe.
 */
@Singleton
public final class PersistedQueries {
    private static final int VERSION = 1;

    private final Cache<Hash, String> known;
    private final Optional<Map<Hash, String>> allowed;

    PersistedQueries(PersistedSettings settings) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(settings.characters())
                .weigher((Hash _, String query) -> query.length())
                .build();
        this.allowed = settings.allowed().map(AllowList::read);
    }

    /**
     * @param query the text, if it was sent
     * @param extension {@code extensions.persistedQuery}, if it was sent
     */
    public Found find(@Nullable String query, @Nullable Object extension) {
        Optional<String> text = Optional.ofNullable(query).filter(sent -> !sent.isBlank());
        if (extension == null) {
            return text.map(sent -> answered(Hash.of(sent), sent))
                    .orElseGet(() -> new Found.Nothing("BAD_REQUEST", "There is no query."));
        }
        Optional<Hash> hash = hash(extension);
        if (hash.isEmpty()) {
            return new Found.Nothing(
                    "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported: version 1 with a sha256Hash is.");
        }
        return text.map(sent -> both(hash.get(), sent)).orElseGet(() -> alone(hash.get()));
    }

    private Found both(Hash hash, String query) {
        if (!Hash.of(query).equals(hash)) {
            return new Found.Nothing("PERSISTED_QUERY_HASH_MISMATCH", "The sha256Hash is not that of the query.");
        }
        Found found = answered(hash, query);
        if (allowed.isEmpty()) {
            known.put(hash, query);
        }
        return found;
    }

    private Found alone(Hash hash) {
        return Optional.ofNullable(allowed.map(list -> list.get(hash)).orElseGet(() -> known.getIfPresent(hash)))
                .<Found>map(Found.Text::new)
                .orElseGet(() -> new Found.Nothing("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
    }

    private Found answered(Hash hash, String query) {
        return allowed.map(list -> list.containsKey(hash)).orElse(true)
                ? new Found.Text(query)
                : new Found.Nothing("QUERY_NOT_ALLOWED", "Only queries that were agreed on are answered here.");
    }

    private static Optional<Hash> hash(Object extension) {
        return extension instanceof Map<?, ?> map
                        && map.get("version") instanceof Number version
                        && version.intValue() == VERSION
                        && map.get("sha256Hash") instanceof String hex
                        && hex.matches("[0-9a-fA-F]{64}")
                ? Optional.of(new Hash(hex))
                : Optional.empty();
    }
}
