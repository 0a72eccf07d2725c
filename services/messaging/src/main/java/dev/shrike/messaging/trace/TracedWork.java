package dev.shrike.messaging.trace;

import dev.shrike.schemas.trace.TraceScope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

/** Work of this thread that belongs to a trace, until it is closed by the same thread. */
public final class TracedWork implements AutoCloseable {
    private static final String ERROR_TYPE = "error.type";

    private final Span span;
    private final TraceScope scope;

    TracedWork(Span span) {
        this.span = span;
        this.scope = TraceScope.open(Context.root().with(span));
    }

    /** Says more about it. Values hold nothing personal. */
    public TracedWork with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** It did not go well. Only the fault's class is noted: its message may quote values. */
    public void failed(Throwable fault) {
        markFailed(span, fault);
    }

    /** As {@link #failed}, for a span that is not a thread's. */
    public static void markFailed(Span span, Throwable fault) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, fault.getClass().getName());
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
