package dev.shrike.gateway.graphql.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.gateway.graphql.calling.Answer;
import dev.shrike.gateway.graphql.calling.Calls;
import dev.shrike.gateway.graphql.calling.Refusal;
import dev.shrike.gateway.graphql.calling.Service;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.dataloader.BatchLoader;
import org.dataloader.Try;

/** Loads from services that answer for one thing at a time: side by side, as many as calls may run at once. */
final class OneByOne {
    static final int MOST = 500;

    private static final int NOT_FOUND = 404;

    private final Calls calls;

    OneByOne(Calls calls) {
        this.calls = calls;
    }

    BatchLoader<Keyed, Try<JsonNode>> of(Service service, Function<Keyed, URI> path) {
        return keys -> {
            List<CompletableFuture<Try<JsonNode>>> answers = keys.stream()
                    .map(key ->
                            calls.get(service, path.apply(key), key.position()).handle(OneByOne::read))
                    .toList();
            return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenApply(
                            _ -> answers.stream().map(CompletableFuture::join).toList());
        };
    }

    private static Try<JsonNode> read(Answer answer, Throwable fault) {
        if (fault == null) {
            return Try.succeeded(answer.body());
        }
        Throwable cause = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
        return cause instanceof Refusal refusal && refusal.status() == NOT_FOUND
                ? Try.succeeded(null)
                : Try.failed(cause);
    }
}
