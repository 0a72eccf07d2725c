package dev.shrike.rest.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place through which the framework's own errors pass (routing, body parsing, validation, size limit, anything
 * unforeseen): they leave as problems. Of a 5xx the client learns the kind and nothing else.
 */
@Singleton
@Primary
final class ProblemErrorResponseProcessor implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> answer) {
        if (answer.status().getCode() >= 500
                && context.getRootCause().map(Outage::isBehind).orElse(false)) {
            answer.status(HttpStatus.SERVICE_UNAVAILABLE);
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Outage.RETRY_AFTER.toSeconds()));
        }
        return ProblemAnswers.body(context.getRequest(), answer, problem(context, answer.status()));
    }

    private static Problem problem(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRootCause().orElse(null);
        String path = context.getRequest().getPath();
        if (cause instanceof ConstraintViolationException violations) {
            return of(ProblemKind.VALIDATION, status, "See errors.", path, FieldErrors.of(violations));
        }
        Optional<JsonMappingException> mapping = mappingFault(cause);
        if (mapping.isPresent()) {
            Problem.FieldError error = FieldErrors.of(mapping.get());
            return of(ProblemKind.VALIDATION, status, "See errors.", path, List.of(error));
        }
        return of(ProblemKind.ofStatus(status), status, detail(context, status), path, List.of());
    }

    private static Problem of(
            ProblemKind kind, HttpStatus status, String detail, String path, List<Problem.FieldError> errors) {
        return new Problem(Problem.typeOf(kind.slug()), kind.title(), status.getCode(), detail, path, errors, null);
    }

    private static Optional<JsonMappingException> mappingFault(Throwable thrown) {
        return Stream.iterate(thrown, fault -> fault != null, Throwable::getCause)
                .limit(10)
                .filter(fault -> fault instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty())
                .map(JsonMappingException.class::cast)
                .findFirst();
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= 500) {
            return "The request could not be completed. It may be tried again.";
        }
        if (context.getRootCause().map(ProblemErrorResponseProcessor::isParser).orElse(false)) {
            return "The body is not well-formed JSON.";
        }
        return context.getErrors().stream()
                .map(error -> error.getMessage())
                .findFirst()
                .orElse(status.getReason());
    }

    private static boolean isParser(Throwable thrown) {
        return Stream.iterate(thrown, fault -> fault != null, Throwable::getCause)
                .limit(10)
                .anyMatch(JacksonException.class::isInstance);
    }
}
