package dev.shrike.rest.trace;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every request has an id: the one that its client gave it in {@code X-Request-Id}, or else that of its trace. The answer says it, and so do
 * log lines where the client gave it ({@code request_id}). Thread-safe.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class RequestIds implements Ordered {
    /** Of requests and answers. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "dev.shrike.rest.request-id";

    /** Nothing that could be an address or a name with blanks, nothing that could break a line. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    /** The id of a request that has passed here. */
    public static Optional<String> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class);
    }

    /** Right after its trace has begun. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.after();
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context, @Nullable @Header(HEADER) String given) {
        if (given != null && SANE.matcher(given).matches()) {
            request.setAttribute(ATTRIBUTE, given);
            context.add(new RequestIdElement(given));
        } else {
            RequestTrace.idOf(request).ifPresent(trace -> request.setAttribute(ATTRIBUTE, trace));
        }
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        of(request).ifPresent(id -> answer.getHeaders().set(HEADER, id));
    }
}
