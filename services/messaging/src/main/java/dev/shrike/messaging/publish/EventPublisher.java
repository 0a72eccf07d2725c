package dev.shrike.messaging.publish;

import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.trace.TracedWork;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.trace.Traceparent;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micrometer.core.instrument.Counter;
import io.nats.client.PublishOptions;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.avro.generic.IndexedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes straight to JetStream, outside any transaction. Services whose event belongs to a change of their own rows
 * use the outbox instead.
 *
 * <p>The trace of the thread is named in the message's header, and the event is left as it is: who publishes it again, made anew, sends the
 * same bytes, by which later parts know it again.
 *
 * <p>Within the stream's duplicate window a second publication of the same event is dropped by the server. Safe for
 * use by many threads.
 */
@Singleton
public final class EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int MOST_FORGOTTEN = 1_000;

    private final JetStreamSender sender;
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;
    private final Tracing tracing;
    private final Counter lost;
    private final Semaphore forgotten = new Semaphore(MOST_FORGOTTEN);

    /** A publisher over the connection of this JVM. */
    public EventPublisher(
            NatsConnection nats,
            EventCatalogue catalogue,
            SingleObjectEncoding encoding,
            Tracing tracing,
            MessagingMeters meters) {
        this.sender = new JetStreamSender(nats);
        this.catalogue = catalogue;
        this.encoding = encoding;
        this.tracing = tracing;
        this.lost = meters.ofPublisher("lost");
    }

    /**
     * Publishes an event of the catalogue and waits for the acknowledgement.
     *
     * @throws PublishRefusedException when the server will never take it
     * @throws PublishUncertainException when no acknowledgement came in time
     * @throws NatsUnavailableException when there is no connection; nothing was sent
     */
    public PublishReceipt publish(IndexedRecord event) {
        OutgoingEvent outgoing = outgoing(event);
        return sender.await(outgoing, publishAsync(outgoing));
    }

    /**
     * Sends an event of the catalogue and forgets it: at most once. Does not wait, and does not throw because of NATS. What
     * was not acknowledged is counted ({@code shrike.publish.lost}), and so is, unsent, what comes while
     * {@value #MOST_FORGOTTEN} earlier ones have no answer.
     */
    public void fireAndForget(IndexedRecord event) {
        OutgoingEvent outgoing = outgoing(event);
        if (!forgotten.tryAcquire()) {
            lost.increment();
            LOG.debug("Not sent, too many have no answer yet: {}", outgoing);
            return;
        }
        var _ = publishAsync(outgoing).whenComplete((receipt, fault) -> {
            forgotten.release();
            if (fault != null) {
                lost.increment();
                LOG.debug("Perhaps lost: {}", outgoing, fault);
            }
        });
    }

    /**
     * Sends an event and returns at once. The answer completes exceptionally with one of the three exceptions of
     * {@link #publish}. It completes on a thread of the connection: whoever continues there must not block.
     */
    public CompletableFuture<PublishReceipt> publishAsync(OutgoingEvent event) {
        PublishOptions.Builder options = PublishOptions.builder()
                .expectedStream(event.stream())
                .messageId(event.id().toString());
        Optional<Span> span = tracing.sending(event.stream(), event.headers().get(EventHeaders.TRACEPARENT));
        if (span.isEmpty()) {
            return sender.send(event, event.subject(), event.headers(), event.payload(), options);
        }
        return sender.send(event, event.subject(), headers(event, span.get()), event.payload(), options)
                .whenComplete((_, fault) -> end(span.get(), fault));
    }

    private OutgoingEvent outgoing(IndexedRecord event) {
        OutgoingEvent outgoing = OutgoingEvent.of(event, catalogue, encoding);
        boolean named = outgoing.headers().containsKey(EventHeaders.TRACEPARENT);
        return named ? outgoing : outgoing.inTrace(tracing.current());
    }

    /** What receives the message goes on from its publication. */
    private static Map<String, String> headers(OutgoingEvent event, Span publication) {
        Map<String, String> headers = new LinkedHashMap<>(event.headers());
        headers.put(EventHeaders.TRACEPARENT, Traceparent.write(publication.getSpanContext()));
        return headers;
    }

    private static void end(Span publication, Throwable fault) {
        if (fault != null) {
            TracedWork.markFailed(publication, fault);
        }
        publication.end();
    }
}
