package dev.shrike.rest.problem;

import dev.shrike.gdpr.key.PersonErasedException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** 410 when something would be stored about a person whose keys were destroyed. */
@Singleton
final class ErasedProblemHandler implements ExceptionHandler<PersonErasedException, HttpResponse<?>> {

    @Override
    public HttpResponse<?> handle(HttpRequest request, PersonErasedException exception) {
        return ProblemAnswers.of(request, ProblemException.gone("This person was erased."));
    }
}
