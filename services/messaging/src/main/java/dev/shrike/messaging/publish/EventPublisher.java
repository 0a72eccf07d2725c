package dev.shrike.messaging.publish;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.generic.IndexedRecord;

/**
 * Publishes straight to JetStream, outside any transaction. Services whose event belongs to a change of their own rows
 * use the outbox instead.
 *
 * <p>Within the stream's duplicate window a second publication of the same event is dropped by the server. Safe for
 * use by many threads.
 */
@Singleton
public final class EventPublisher {
    /** JetStream: message size exceeds maximum allowed. */
    private static final int TOO_LARGE = 10054;

    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;

    /** A publisher over the connection of this JVM. */
    public EventPublisher(NatsConnection nats, EventCatalogue catalogue, SingleObjectEncoding encoding) {
        this.nats = nats;
        this.catalogue = catalogue;
        this.encoding = encoding;
    }

    /**
     * Publishes an event of the catalogue and waits for the acknowledgement.
     *
     * @throws PublishRefusedException when the server will never take it
     * @throws PublishUncertainException when no acknowledgement came in time
     * @throws NatsUnavailableException when there is no connection; nothing was sent
     */
    public PublishReceipt publish(IndexedRecord event) {
        OutgoingEvent outgoing = OutgoingEvent.of(event, catalogue, encoding);
        try {
            return publishAsync(outgoing).get(nats.timeout().toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) failure(outgoing, e.getCause());
        } catch (TimeoutException e) {
            throw new PublishUncertainException("No acknowledgement in time for " + outgoing, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishUncertainException("Interrupted while waiting for " + outgoing, e);
        }
    }

    /**
     * Sends an event and returns at once. The answer completes exceptionally with one of the three exceptions of
     * {@link #publish}. It completes on a thread of the connection: whoever continues there must not block.
     */
    public CompletableFuture<PublishReceipt> publishAsync(OutgoingEvent event) {
        Headers headers = new Headers();
        event.headers().forEach((name, value) -> headers.add(name, value));
        PublishOptions options = PublishOptions.builder()
                .expectedStream(event.stream())
                .messageId(event.id().toString())
                .streamTimeout(nats.timeout())
                .build();
        CompletableFuture<PublishAck> answer;
        try {
            answer = nats.jetStream().publishAsync(event.subject(), headers, event.payload(), options);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(failure(event, e));
        }
        answer = answer.orTimeout(nats.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        return answer.handle((ack, fault) -> {
            if (fault != null) {
                throw new CompletionException(failure(event, fault));
            }
            return new PublishReceipt(ack.getStream(), ack.getSeqno(), ack.isDuplicate());
        });
    }

    private static Throwable failure(OutgoingEvent event, Throwable fault) {
        return switch (fault) {
            case PublishRefusedException refused -> refused;
            case PublishUncertainException uncertain -> uncertain;
            case NatsUnavailableException away -> away;
            case CompletionException wrapped when wrapped.getCause() != null -> failure(event, wrapped.getCause());
            case RuntimeException wrapped
            when wrapped.getCause() instanceof JetStreamApiException api -> failure(event, api);
            case JetStreamApiException api
            when api.getApiErrorCode() == TOO_LARGE ->
                new PublishRefusedException("The stream refuses " + event + ": " + api.getErrorDescription(), api);
            // jnats checks the server's max_payload before it sends
            case IllegalArgumentException tooLarge ->
                new PublishRefusedException("Not sendable, " + event + ": " + tooLarge.getMessage(), tooLarge);
            // jnats: the connection is gone and its buffer for later is closed
            case IllegalStateException away -> new NatsUnavailableException("No connection for " + event, away);
            default -> new PublishUncertainException("No acknowledgement for " + event + ": " + fault, fault);
        };
    }
}
