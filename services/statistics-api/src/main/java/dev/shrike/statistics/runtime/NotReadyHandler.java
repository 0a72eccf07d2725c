package dev.shrike.statistics.runtime;

import dev.shrike.rest.problem.ProblemException;
import dev.shrike.topology.query.NotReadyException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 503 with {@code Retry-After} for as long as the topologies cannot be asked. */
@Singleton
class NotReadyHandler implements ExceptionHandler<NotReadyException, HttpResponse<?>> {

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;
    private final StatisticsSettings settings;

    NotReadyHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems, StatisticsSettings settings) {
        this.problems = problems;
        this.settings = settings;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NotReadyException notReady) {
        String detail = "The statistics are not ready: " + notReady.getMessage();
        return problems.handle(request, ProblemException.unavailable(settings.retryAfter(), detail, notReady));
    }
}
