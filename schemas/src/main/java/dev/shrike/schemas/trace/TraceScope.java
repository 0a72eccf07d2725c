package dev.shrike.schemas.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/**
 * Makes a context that of this thread and of its log lines, as {@link #TRACE_ID} and {@link #SPAN_ID} in the MDC, until it is closed.
 * Closed by the thread that opened it, the last one opened first.
 */
public final class TraceScope implements AutoCloseable {
    /** In log lines: 32 hexadecimal digits. */
    public static final String TRACE_ID = "trace_id";
    /** In log lines: 16 hexadecimal digits. */
    public static final String SPAN_ID = "span_id";

    private final String traceBefore;
    private final String spanBefore;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // closed with this one
    private TraceScope(Context context) {
        this.traceBefore = MDC.get(TRACE_ID);
        this.spanBefore = MDC.get(SPAN_ID);
        SpanContext span = Span.fromContext(context).getSpanContext();
        put(TRACE_ID, span.isValid() ? span.getTraceId() : null);
        put(SPAN_ID, span.isValid() ? span.getSpanId() : null);
        this.scope = context.makeCurrent();
    }

    /** From here on this thread works in that context. */
    public static TraceScope open(Context context) {
        return new TraceScope(context);
    }

    /** From here on this thread works for that span. */
    public static TraceScope open(SpanContext span) {
        return new TraceScope(Context.root().with(Span.wrap(span)));
    }

    @Override
    public void close() {
        scope.close();
        put(TRACE_ID, traceBefore);
        put(SPAN_ID, spanBefore);
    }

    private static void put(String name, String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
