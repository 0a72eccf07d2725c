package dev.shrike.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.util.List;

/**
 * The body of an error answer, by RFC 9457.
 *
 * @param type what kind of problem, {@code /problems/<slug>}; stable, for programs
 * @param title the kind in words; the same for every problem of the type
 * @param detail this occurrence in words; never holds personal data or internals
 * @param instance path of the request
 * @param errors what is wrong with which field; empty unless the request was not valid
 * @param traceId the trace that the request belongs to, by which operators find what happened; an extension of ours
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @Nullable String traceId) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The same problem, of a request that belongs to a trace. */
    Problem inTrace(@Nullable String trace) {
        return new Problem(type, title, status, detail, instance, errors, trace);
    }

    /** The type URI of a slug. */
    static URI typeOf(String slug) {
        return URI.create("/problems/" + slug);
    }

    /**
     * One rejected field.
     *
     * @param field as it is spelled in the request, e.g. {@code image.url}
     */
    @Introspected
    public record FieldError(String field, String message) {}
}
