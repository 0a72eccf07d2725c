package dev.shrike.rest.problem;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;

/** The kinds of problem that do not come from a service's own rules. */
enum ProblemKind {
    VALIDATION(HttpStatus.BAD_REQUEST, "validation", "The request is not valid"),
    MALFORMED(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "unauthorized", "Not authenticated"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden", "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "Not found"),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "Cannot answer in an accepted media type"),
    GONE(HttpStatus.GONE, "gone", "Gone"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "The request is too large"),
    MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Unsupported media type"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not available now"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Internal error");

    private final HttpStatus status;
    private final String slug;
    private final String title;

    ProblemKind(HttpStatus status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    /** The kind that a bare status stands for; other 4xx count as malformed, other 5xx as internal. */
    static ProblemKind ofStatus(HttpStatus status) {
        return Arrays.stream(values())
                .filter(kind -> kind != VALIDATION && kind.status == status)
                .findFirst()
                .orElse(status.getCode() < 500 ? MALFORMED : INTERNAL);
    }
}
