package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import io.nats.client.Message;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records the events whose trace is sampled, each from its translation to the commit of its transaction; its records go on from there. An
 * event of any other trace costs a look at its header. What an attempt leaves uncommitted is recorded by the next one that
 * mirrors it. Translates on one thread and hears of commits on another.
 */
final class RecordedMirroring implements Mirroring {
    private final String name;
    private final Translation translation;
    private final Tracer tracer;
    private final Queue<UnderWay> underWay = new ConcurrentLinkedQueue<>();

    private record UnderWay(long sequence, Span span) {}

    RecordedMirroring(String lane, Translation translation, Tracer tracer) {
        this.name = "mirror " + lane;
        this.translation = translation;
        this.tracer = tracer;
    }

    @Override
    public Outcome translate(Delivery delivery) {
        Message message = delivery.message();
        String cause = message.hasHeaders() ? message.getHeaders().getFirst(EventHeaders.TRACEPARENT) : null;
        if (!Traceparent.isSampled(cause)) {
            return translation.translate(delivery);
        }
        Span span = begin(cause);
        Outcome outcome = translation.translate(delivery);
        switch (outcome) {
            case Outcome.Mirrored(var history, var latest) -> {
                goOnFrom(span, history);
                goOnFrom(span, latest);
            }
            case Outcome.Recorded(var history) -> goOnFrom(span, history);
            case Outcome.Refused(var letter) ->
                span.setStatus(StatusCode.ERROR)
                        .setAttribute("error.type", letter.reason().name());
            case Outcome.LeftOut() -> span.setAttribute("shrike.left_out", true);
        }
        underWay.add(new UnderWay(delivery.sequence(), span));
        return outcome;
    }

    private Span begin(String cause) {
        return tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(Traceparent.read(cause))))
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
    }

    private static void goOnFrom(Span span, ProducerRecord<byte[], byte[]> written) {
        if (span.getSpanContext().isValid()) {
            byte[] line = Traceparent.write(span.getSpanContext()).getBytes(StandardCharsets.US_ASCII);
            written.headers().remove(EventHeaders.TRACEPARENT).add(EventHeaders.TRACEPARENT, line);
        }
    }

    @Override
    public void committed(long sequence) {
        for (UnderWay first = underWay.peek(); first != null && first.sequence() <= sequence; first = underWay.peek()) {
            underWay.remove();
            first.span().end();
        }
    }
}
