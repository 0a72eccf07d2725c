package dev.shrike.rest.trace;

import dev.shrike.schemas.trace.TraceScope;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/** Makes a span that of every thread that works on its request, virtual or not. */
record SpanElement(Span span) implements ThreadPropagatedContextElement<TraceScope> {

    @Override
    public TraceScope updateThreadContext() {
        return TraceScope.open(Context.root().with(span));
    }

    @Override
    public void restoreThreadContext(TraceScope before) {
        before.close();
    }
}
