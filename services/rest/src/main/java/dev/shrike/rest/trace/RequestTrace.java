package dev.shrike.rest.trace;

import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;

/** The trace that a request belongs to, wherever there is the request. */
public final class RequestTrace {
    private static final String ATTRIBUTE = "dev.shrike.rest.trace";

    private RequestTrace() {}

    static void begin(HttpRequest<?> request, Span span) {
        request.setAttribute(ATTRIBUTE, span);
    }

    static Optional<Span> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Span.class);
    }

    /** Its id, 32 hexadecimal digits; empty for a request that was refused before any filter saw it. */
    public static Optional<String> idOf(HttpRequest<?> request) {
        return of(request).map(span -> span.getSpanContext().getTraceId());
    }
}
