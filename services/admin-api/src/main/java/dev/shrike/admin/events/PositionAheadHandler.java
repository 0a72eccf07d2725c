package dev.shrike.admin.events;

import dev.shrike.messaging.read.PositionAheadException;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 400 to a cursor of streams that are no more: to read on from there would pass over events. */
@Singleton
class PositionAheadHandler implements ExceptionHandler<PositionAheadException, HttpResponse<?>> {

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    PositionAheadHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, PositionAheadException ahead) {
        return problems.handle(request, ProblemException.badRequest("invalid-cursor", ahead.getMessage()));
    }
}
