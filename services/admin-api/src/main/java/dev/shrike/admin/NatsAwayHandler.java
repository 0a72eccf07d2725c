package dev.shrike.admin;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers 503 with {@code Retry-After} while NATS is away: what is read from the streams cannot be read elsewhere. */
@Singleton
class NatsAwayHandler implements ExceptionHandler<NatsUnavailableException, HttpResponse<?>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    NatsAwayHandler(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NatsUnavailableException away) {
        return problems.handle(
                request, ProblemException.unavailable(RETRY_AFTER, "The event store does not answer now.", away));
    }
}
