package dev.shrike.messaging.publish;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a message to JetStream and tells by three exceptions what may have become of it. Safe for use by many threads. */
final class JetStreamSender {
    /** JetStream: message size exceeds maximum allowed. */
    private static final int TOO_LARGE = 10054;

    private final NatsConnection nats;

    JetStreamSender(NatsConnection nats) {
        this.nats = nats;
    }

    /**
     * Sends and returns at once.
     *
     * @param what names the message in exceptions
     * @param options who has to take it; its id, if it has one
     */
    CompletableFuture<PublishReceipt> send(
            Object what, String subject, Map<String, String> headers, byte[] payload, PublishOptions.Builder options) {
        Headers sent = new Headers();
        headers.forEach((name, value) -> sent.add(name, value));
        CompletableFuture<PublishAck> answer;
        try {
            answer = nats.jetStream()
                    .publishAsync(
                            subject,
                            sent,
                            payload,
                            options.streamTimeout(nats.timeout()).build());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(failure(what, e));
        }
        return answer.orTimeout(nats.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS)
                .handle((ack, fault) -> {
                    if (fault != null) {
                        throw new CompletionException(failure(what, fault));
                    }
                    return new PublishReceipt(ack.getStream(), ack.getSeqno(), ack.isDuplicate());
                });
    }

    /** Waits for the answer; throws what it failed with. */
    PublishReceipt await(Object what, CompletableFuture<PublishReceipt> answer) {
        try {
            return answer.get(nats.timeout().toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) failure(what, e.getCause());
        } catch (TimeoutException e) {
            throw new PublishUncertainException("No acknowledgement in time for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishUncertainException("Interrupted while waiting for " + what, e);
        }
    }

    private static Throwable failure(Object what, Throwable fault) {
        return switch (fault) {
            case PublishRefusedException refused -> refused;
            case PublishUncertainException uncertain -> uncertain;
            case NatsUnavailableException away -> away;
            case CompletionException wrapped when wrapped.getCause() != null -> failure(what, wrapped.getCause());
            case RuntimeException wrapped
            when wrapped.getCause() instanceof JetStreamApiException api -> failure(what, api);
            case JetStreamApiException api
            when api.getApiErrorCode() == TOO_LARGE ->
                new PublishRefusedException("The stream refuses " + what + ": " + api.getErrorDescription(), api);
            // jnats checks the server's max_payload before it sends
            case IllegalArgumentException tooLarge ->
                new PublishRefusedException("Not sendable, " + what + ": " + tooLarge.getMessage(), tooLarge);
            // jnats: the connection is gone and its buffer for later is closed
            case IllegalStateException away -> new NatsUnavailableException("No connection for " + what, away);
            default -> new PublishUncertainException("No acknowledgement for " + what + ": " + fault, fault);
        };
    }
}
