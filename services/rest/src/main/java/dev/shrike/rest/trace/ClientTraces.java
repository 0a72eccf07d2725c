package dev.shrike.rest.trace;

import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;

/** Carries the trace of this thread on to the other service that is asked. Declared clients ask our own services only. Thread-safe. */
@ClientFilter(ClientFilter.MATCH_ALL_PATTERN)
final class ClientTraces {
    private static final int FIRST_FAULT = 400;

    private final Optional<Tracer> tracer;

    ClientTraces(@Nullable OpenTelemetry telemetry) {
        this.tracer = Optional.ofNullable(telemetry).map(present -> present.getTracer("dev.shrike.rest"));
    }

    @RequestFilter
    void carry(MutableHttpRequest<?> request) {
        if (!Span.current().getSpanContext().isValid()) {
            return;
        }
        Span span = tracer.map(recorder -> recorder.spanBuilder(request.getMethodName())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute("http.request.method", request.getMethodName())
                        .setAttribute(
                                "server.address",
                                String.valueOf(request.getUri().getHost()))
                        .startSpan())
                .filter(begun -> begun.getSpanContext().isValid())
                .orElseGet(Span::current);
        SpanContext carried = span.getSpanContext();
        request.header("traceparent", Traceparent.write(carried));
        if (tracer.isPresent()) {
            RequestTrace.begin(request, span);
        }
    }

    @ResponseFilter
    void end(MutableHttpRequest<?> request, @Nullable HttpResponse<?> answer, @Nullable Throwable fault) {
        RequestTrace.of(request).ifPresent(span -> {
            if (answer != null) {
                span.setAttribute("http.response.status_code", answer.code());
            }
            if (fault != null || (answer != null && answer.code() >= FIRST_FAULT)) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }
}
