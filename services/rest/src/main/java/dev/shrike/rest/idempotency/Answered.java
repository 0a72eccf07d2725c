package dev.shrike.rest.idempotency;

import io.micronaut.http.MutableHttpResponse;

/**
 * The answer to a keyed request.
 *
 * @param value what the effect returned, now or the first time
 * @param replayed whether the effect was had before, and not now
 */
public record Answered<T>(T value, boolean replayed) {

    /** Tells the client that this answer was given before. */
    public static final String HEADER = "Idempotency-Replayed";

    /** Marks the response if this is a repetition. */
    public <B> MutableHttpResponse<B> mark(MutableHttpResponse<B> response) {
        return replayed ? response.header(HEADER, "true") : response;
    }
}
