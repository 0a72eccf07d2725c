package dev.shrike.rest.idempotency;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that may carry a key.
 *
 * @param person in whose name; keys of different people never meet
 * @param key the header's value, if the client sent one
 * @param operation what is asked for, e.g. {@code POST /ticks}
 * @param body the request as it was read; two requests are the same when their bodies serialize to the same JSON
 */
public record KeyedRequest(UUID person, Optional<String> key, String operation, Object body) {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /**
     * @throws ProblemException 400 when the key is blank, longer than 255 characters or not printable ASCII
     */
    public KeyedRequest {
        key.ifPresent(KeyedRequest::check);
    }

    /** A request with the header's value, which is null when there was none. */
    public static KeyedRequest of(UUID person, @Nullable String key, String operation, Object body) {
        return new KeyedRequest(person, Optional.ofNullable(key), operation, body);
    }

    /**
     * The header's value, for a service that keeps keys by itself.
     *
     * @throws ProblemException 400 as for a request
     */
    public static Optional<String> checkedKey(@Nullable String key) {
        Optional<String> given = Optional.ofNullable(key);
        given.ifPresent(KeyedRequest::check);
        return given;
    }

    private static void check(String key) {
        if (key.isBlank() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw ProblemException.invalid(HEADER, "must be 1 to 255 printable ASCII characters");
        }
    }
}
