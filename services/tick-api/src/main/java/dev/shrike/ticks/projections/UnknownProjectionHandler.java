package dev.shrike.ticks.projections;

import dev.shrike.messaging.projection.UnknownProjectionException;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 404. */
@Singleton
class UnknownProjectionHandler implements ExceptionHandler<UnknownProjectionException, HttpResponse<?>> {
    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    UnknownProjectionHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, UnknownProjectionException unknown) {
        return problems.handle(request, ProblemException.notFound(unknown.getMessage()));
    }
}
