package dev.shrike.gateway.door;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Answers 504 when an answer does not begin in time. What was asked for may have happened, or happen yet. An answer that has begun goes on for
 * as long as it takes.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
final class TimeLimit implements HttpServerFilter, Ordered {
    private final Duration limit;

    TimeLimit(LimitSettings settings) {
        this.limit = settings.time();
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        return Mono.<MutableHttpResponse<?>>from(chain.proceed(request)).timeout(limit, Mono.error(this::late));
    }

    private ProblemException late() {
        return new ProblemException(
                HttpStatus.GATEWAY_TIMEOUT,
                "timeout",
                "Gateway timeout",
                "No answer within " + limit.toSeconds() + " s. What was asked for may have happened.");
    }
}
