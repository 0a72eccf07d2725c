package dev.shrike.ticks.projections;

import dev.shrike.messaging.projection.ProjectionConflictException;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 409. */
@Singleton
class ProjectionConflictHandler implements ExceptionHandler<ProjectionConflictException, HttpResponse<?>> {
    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    ProjectionConflictHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ProjectionConflictException conflict) {
        return problems.handle(request, ProblemException.conflict("projection-conflict", conflict.getMessage()));
    }
}
