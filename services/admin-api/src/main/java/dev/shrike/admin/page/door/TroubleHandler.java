package dev.shrike.admin.page.door;

import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.rest.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** A service's trouble as this service's problem, with the same status; {@link PageAnswers} makes a page of it. */
@Singleton
final class TroubleHandler implements ExceptionHandler<TroubleException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, TroubleException exception) {
        Trouble trouble = exception.trouble();
        Problem problem = new Problem(
                URI.create("/problems/" + trouble.slug()),
                trouble.title(),
                trouble.status(),
                trouble.detail(),
                request.getPath(),
                List.of(),
                trouble.traceId());
        MutableHttpResponse<Problem> answer = HttpResponse.<Problem>status(HttpStatus.valueOf(trouble.status()))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem);
        if (trouble.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, trouble.retryAfter().toString());
        }
        return answer;
    }
}
