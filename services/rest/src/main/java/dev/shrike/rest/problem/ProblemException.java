package dev.shrike.rest.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends a request with a problem answer. Thrown by controllers and what they call; the detail goes to the client as it is.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final String slug;
    private final String title;
    private final transient Optional<Duration> retryAfter;
    private final transient List<Problem.FieldError> errors;

    /**
     * @param slug the kind of problem, lower case with dashes
     * @param title the kind in words
     * @param detail this occurrence in words
     */
    public ProblemException(HttpStatus status, String slug, String title, String detail) {
        this(status, slug, title, detail, Optional.empty(), List.of(), null);
    }

    private ProblemException(
            HttpStatus status,
            String slug,
            String title,
            String detail,
            Optional<Duration> retryAfter,
            List<Problem.FieldError> errors,
            Throwable cause) {
        super(detail, cause, false, cause != null);
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.retryAfter = retryAfter;
        this.errors = errors;
    }

    /** 400: the request is not what the endpoint takes. */
    public static ProblemException badRequest(String slug, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, slug, "Bad request", detail);
    }

    /** 400 for one field, in the form of a validation problem. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                ProblemKind.VALIDATION.slug(),
                ProblemKind.VALIDATION.title(),
                field + ": " + message,
                Optional.empty(),
                List.of(new Problem.FieldError(field, message)),
                null);
    }

    /** 401: who is calling could not be established. */
    public static ProblemException unauthorized(String detail) {
        return of(ProblemKind.UNAUTHORIZED, detail);
    }

    /** 403: the caller may not do this. */
    public static ProblemException forbidden(String detail) {
        return of(ProblemKind.FORBIDDEN, detail);
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return of(ProblemKind.NOT_FOUND, detail);
    }

    /** 409: at odds with what is there already. */
    public static ProblemException conflict(String slug, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, slug, "Conflict", detail);
    }

    /** 410: was there, and is gone for good. */
    public static ProblemException gone(String detail) {
        return of(ProblemKind.GONE, detail);
    }

    /** 422: well formed, and yet it cannot be done. */
    public static ProblemException unprocessable(String slug, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, slug, "Unprocessable", detail);
    }

    /** 429 with {@code Retry-After}. */
    public static ProblemException tooManyRequests(Duration retryAfter, String detail) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                detail,
                Optional.of(retryAfter),
                List.of(),
                null);
    }

    /** 503 with {@code Retry-After}: something this service needs does not answer now. */
    public static ProblemException unavailable(Duration retryAfter, String detail, Throwable cause) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemKind.UNAVAILABLE.slug(),
                ProblemKind.UNAVAILABLE.title(),
                detail,
                Optional.of(retryAfter),
                List.of(),
                cause);
    }

    private static ProblemException of(ProblemKind kind, String detail) {
        return new ProblemException(kind.status(), kind.slug(), kind.title(), detail);
    }

    /** The answer's status. */
    public HttpStatus status() {
        return status;
    }

    /** When the client should try again, where that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The answer's body. */
    public Problem problem(String instance) {
        return new Problem(Problem.typeOf(slug), title, status.getCode(), getMessage(), instance, errors, null);
    }
}
