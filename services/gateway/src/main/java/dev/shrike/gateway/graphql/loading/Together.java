package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Calls;
import dev.shrike.gateway.graphql.calling.Service;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.dataloader.BatchLoader;
import org.dataloader.Try;

/** Loads what statistics-api tells about many images in one answer. */
final class Together {
    /** As many as it answers for at once. */
    static final int MOST = 100;

    private final Calls calls;

    Together(Calls calls) {
        this.calls = calls;
    }

    /**
     * @param path takes {@code {"images": [url, ...]}}
     * @param member of its answer, with an object for each image that it knows
     */
    BatchLoader<Keyed, Try<JsonNode>> of(URI path, String member) {
        return keys -> {
            Map<Optional<String>, CompletableFuture<Found>> questions = keys.stream()
                    .collect(Collectors.groupingBy(
                            Keyed::position,
                            Collectors.mapping(Keyed::id, Collectors.toCollection(LinkedHashSet::new))))
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, asked -> ask(path, member, asked.getKey(), asked.getValue())));
            return CompletableFuture.allOf(questions.values().toArray(CompletableFuture[]::new))
                    .thenApply(_ -> keys.stream()
                            .map(key -> questions.get(key.position()).join().of(key.id()))
                            .toList());
        };
    }

    private CompletableFuture<Found> ask(URI path, String member, Optional<String> position, Set<String> urls) {
        return calls.query(Service.STATISTICS, path, Map.of("images", List.copyOf(urls)), position)
                .handle((answer, fault) -> Found.read(answer, fault, member));
    }

    /** The answer to one question, or why there is none. */
    private record Found(Map<String, JsonNode> byUrl, Optional<Throwable> fault) {

        static Found read(Answer answer, Throwable fault, String member) {
            if (fault != null) {
                return new Found(Map.of(), Optional.of(fault instanceof CompletionException e ? e.getCause() : fault));
            }
            Map<String, JsonNode> byUrl = new HashMap<>();
            answer.body()
                    .path(member)
                    .forEach(one -> byUrl.put(one.path("image").path("url").asText(), one));
            return new Found(byUrl, Optional.empty());
        }

        Try<JsonNode> of(String url) {
            return fault.<Try<JsonNode>>map(Try::failed).orElseGet(() -> Try.succeeded(byUrl.get(url)));
        }
    }
}
