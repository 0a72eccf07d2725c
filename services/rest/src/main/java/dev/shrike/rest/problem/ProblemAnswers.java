package dev.shrike.rest.problem;

import dev.shrike.rest.trace.RequestTrace;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;

/** Turns a problem into an HTTP answer. */
final class ProblemAnswers {

    private ProblemAnswers() {}

    static MutableHttpResponse<Problem> of(HttpRequest<?> request, ProblemException exception) {
        MutableHttpResponse<Problem> answer =
                body(request, HttpResponse.status(exception.status()), exception.problem(request.getPath()));
        exception.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        if (exception.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer;
    }

    static MutableHttpResponse<Problem> body(HttpRequest<?> request, MutableHttpResponse<?> answer, Problem problem) {
        return answer.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem.inTrace(RequestTrace.idOf(request).orElse(null)));
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
