package dev.shrike.messaging.trace;

import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import io.micronaut.core.annotation.Nullable;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Keeps in one trace what follows from one request or event. Which trace that is, is passed on always; spans are recorded only where
 * the application has an {@link OpenTelemetry} bean, and hold names, streams and event ids: nothing personal, and no baggage.
 * Thread-safe.
 */
@Singleton
public final class Tracing {
    private static final String LIBRARY = "dev.shrike.messaging";

    private final Optional<Tracer> tracer;

    /**
     * @param telemetry the application's, or null to record nothing
     */
    public Tracing(@Nullable OpenTelemetry telemetry) {
        this.tracer = Optional.ofNullable(telemetry).map(present -> present.getTracer(LIBRARY));
    }

    /**
     * Notes in the event's metadata which trace it belongs to: that of this thread, or a new one. What is noted there already
     * stays. Never changes the event's id.
     *
     * @return what is noted now; also when the event's metadata has no place for it
     */
    public String stamp(IndexedRecord event) {
        IndexedRecord metadata =
                (IndexedRecord) event.get(event.getSchema().getField("metadata").pos());
        Schema.Field field = metadata.getSchema().getField(EventHeaders.TRACEPARENT);
        if (field == null) {
            return current();
        }
        if (metadata.get(field.pos()) == null) {
            metadata.put(field.pos(), current());
        }
        return metadata.get(field.pos()).toString();
    }

    /** The trace of this thread, for work that is noted now and done later; a new one when there is none. */
    public String current() {
        return Traceparent.current().orElseGet(() -> Traceparent.write(beginning()));
    }

    /** Where nothing is under way a span of its own, so that the sampler is asked. */
    private SpanContext beginning() {
        return tracer.map(recorder -> {
                    Span root = recorder.spanBuilder("begin").setNoParent().startSpan();
                    root.end();
                    return root.getSpanContext();
                })
                .filter(SpanContext::isValid)
                .orElseGet(Traceparent::begin);
    }

    /**
     * Begins work on this thread: what it publishes, starts and logs until the end belongs to the trace.
     *
     * @param name of few values: what is done, by which part
     * @param traceparent what caused it, or null or no trace context for a new trace
     */
    public TracedWork begin(String name, SpanKind kind, @Nullable String traceparent) {
        SpanContext cause = Traceparent.read(traceparent);
        return new TracedWork(tracer.map(recorder -> span(recorder, name, kind, cause))
                .filter(span -> span.getSpanContext().isValid())
                .orElseGet(() -> Span.wrap(cause.isValid() ? cause : Traceparent.begin())));
    }

    /**
     * A span for something sent; it is not that of this thread, and ended by whoever hears of the answer. Empty when nothing is
     * recorded.
     */
    public Optional<Span> sending(String destination, @Nullable String traceparent) {
        return tracer.map(recorder ->
                        span(recorder, "publish " + destination, SpanKind.PRODUCER, Traceparent.read(traceparent)))
                .filter(span -> span.getSpanContext().isValid());
    }

    private static Span span(Tracer recorder, String name, SpanKind kind, SpanContext cause) {
        Context parent = cause.isValid() ? Context.root().with(Span.wrap(cause)) : Context.root();
        return recorder.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
    }
}
