package dev.shrike.schemas.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * W3C trace context as one line of text, {@code 00-<trace id>-<span id>-<flags>}: as it stands in events, in headers on both
 * brokers, and in mail. Vendors' {@code tracestate} and baggage are not part of it and go no further.
 */
public final class Traceparent {
    private static final String HEADER = "traceparent";
    private static final String VERSION = "00-";
    private static final int LENGTH = 55;
    private static final TextMapGetter<String> LINE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String line) {
            return List.of(HEADER);
        }

        @Override
        public String get(String line, String name) {
            return HEADER.equals(name) ? line : null;
        }
    };

    private Traceparent() {}

    /**
     * The context that a line names, as one from elsewhere.
     *
     * @param line may be null
     * @return an invalid context when it is no such line
     */
    public static SpanContext read(String line) {
        if (line == null) {
            return SpanContext.getInvalid();
        }
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), line, LINE);
        return Span.fromContext(read).getSpanContext();
    }

    /** The line that names a context. */
    public static String write(SpanContext context) {
        return VERSION
                + context.getTraceId()
                + '-'
                + context.getSpanId()
                + '-'
                + context.getTraceFlags().asHex();
    }

    /** A new trace. Its ids join what belongs together; it is not sampled, so nobody records it. */
    public static SpanContext begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return SpanContext.create(
                TraceId.fromLongs(random.nextLong(), nonZero(random)),
                SpanId.fromLong(nonZero(random)),
                TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /** The line of what this thread works for; empty when that is in no trace. */
    public static Optional<String> current() {
        return Optional.of(Span.current().getSpanContext())
                .filter(SpanContext::isValid)
                .map(Traceparent::write);
    }

    /**
     * Whether who began the trace wants it recorded; does not look at the rest of the line.
     *
     * @param line may be null
     */
    public static boolean isSampled(String line) {
        return line != null && line.length() == LENGTH && Character.digit(line.charAt(LENGTH - 1), 16) % 2 == 1;
    }

    private static long nonZero(ThreadLocalRandom random) {
        long drawn = random.nextLong();
        return drawn == 0 ? 1 : drawn;
    }
}
