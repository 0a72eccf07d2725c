package dev.shrike.gateway.graphql.http;

import dev.shrike.gateway.graphql.engine.GraphErrors;
import dev.shrike.gateway.graphql.engine.Json;
import dev.shrike.gateway.graphql.engine.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Outcomes as Server-Sent Events: {@code next} for each result, {@code complete} at the end, and a comment where nothing happens. */
final class SseMessages {
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final byte[] COMPLETE = bytes("event: complete\ndata:\n\n");
    private static final byte[] STILL_HERE = bytes(":\n\n");

    private SseMessages() {}

    static Flux<byte[]> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Map<String, Object> response) ->
                Flux.just(next(Optional.empty(), response), COMPLETE);
            case Outcome.Refused refused -> Flux.just(next(Optional.empty(), refused.response()), COMPLETE);
            case Outcome.Subscribed(Publisher<Outcome.Next> results) -> stream(Flux.from(results));
        };
    }

    /** The first piece is there at once: clients see that they are connected, and nothing comes before the head of the answer. */
    private static Flux<byte[]> stream(Flux<Outcome.Next> results) {
        return Flux.concat(Flux.just(STILL_HERE), withSigns(results));
    }

    private static Flux<byte[]> withSigns(Flux<Outcome.Next> results) {
        return results.map(next -> next(Optional.of(next.cursor()), next.response()))
                .onErrorResume(fault -> Mono.just(next(Optional.empty(), Map.of("errors", GraphErrors.ofEnd(fault)))))
                .concatWithValues(COMPLETE)
                .publish(messages -> Flux.merge(
                        messages,
                        Flux.interval(SILENCE)
                                .onBackpressureDrop()
                                .map(_ -> STILL_HERE)
                                .takeUntilOther(messages.ignoreElements())));
    }

    private static byte[] next(Optional<String> id, Map<String, Object> response) {
        String written = Json.write(response); // one line: JSON escapes line breaks
        return bytes(
                "event: next\n" + id.map(cursor -> "id: " + cursor + "\n").orElse("") + "data: " + written + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
