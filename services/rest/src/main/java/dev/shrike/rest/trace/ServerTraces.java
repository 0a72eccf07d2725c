package dev.shrike.rest.trace;

import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * Every request belongs to a trace: that of its {@code traceparent}, or a new one. The answer names it in {@code traceresponse}, and a
 * problem in {@code trace_id}. What is recorded is method, route and status: no address, query, body or agent of who asks.
 * Thread-safe.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ServerTraces implements Ordered {
    /** Of the answer; as W3C's draft on trace context in responses has it. */
    static final String TRACERESPONSE = "traceresponse";

    private static final int FIRST_FAULT_OF_OURS = 500;

    private final Optional<Tracer> tracer;

    ServerTraces(@Nullable OpenTelemetry telemetry) {
        this.tracer = Optional.ofNullable(telemetry).map(present -> present.getTracer("dev.shrike.rest"));
    }

    /** Before who asks is known: refusals have a trace, too. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.order();
    }

    @RequestFilter
    void begin(
            HttpRequest<?> request,
            MutablePropagatedContext context,
            @Nullable @Header("traceparent") String traceparent) {
        SpanContext caller = Traceparent.read(traceparent);
        Span span = tracer.filter(_ -> !isWatching(request.getPath()))
                .map(recorder -> span(recorder, request, caller))
                .filter(begun -> begun.getSpanContext().isValid())
                .orElseGet(() -> Span.wrap(caller.isValid() ? caller : Traceparent.begin()));
        RequestTrace.begin(request, span);
        context.add(new SpanElement(span));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        RequestTrace.of(request).ifPresent(span -> {
            answer.header(TRACERESPONSE, Traceparent.write(span.getSpanContext()));
            int status = answer.code();
            span.setAttribute("http.response.status_code", status);
            BasicHttpAttributes.getUriTemplate(request).ifPresent(route -> {
                span.updateName(request.getMethodName() + " " + route);
                span.setAttribute("http.route", route);
            });
            if (status >= FIRST_FAULT_OF_OURS) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }

    /** What asks every few seconds whether we live is of no interest. */
    private static boolean isWatching(String path) {
        return path.startsWith("/health") || path.equals("/prometheus");
    }

    private static Span span(Tracer recorder, HttpRequest<?> request, SpanContext caller) {
        return recorder.spanBuilder(request.getMethodName())
                .setParent(caller.isValid() ? Context.root().with(Span.wrap(caller)) : Context.root())
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", request.getMethodName())
                .startSpan();
    }
}
