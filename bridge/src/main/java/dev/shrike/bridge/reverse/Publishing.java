package dev.shrike.bridge.reverse;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Publishes messages of one stream with several in flight, but only one for each subject: so the order within a subject holds even
 * when one of them gets lost. Used by one thread.
 */
final class Publishing {
    private final JetStream jetStream;
    private final PublishOptions expectations;
    private final int mostInFlight;
    private final Duration timeout;
    private final SequencedMap<String, CompletableFuture<PublishAck>> inFlight = new LinkedHashMap<>();
    private long newestSequence;

    Publishing(JetStream jetStream, String stream, int mostInFlight, Duration timeout, long newestSequence) {
        this.jetStream = jetStream;
        this.expectations = PublishOptions.builder().expectedStream(stream).build();
        this.mostInFlight = mostInFlight;
        this.timeout = timeout;
        this.newestSequence = newestSequence;
    }

    /**
     * Sends a message; its acknowledgement is awaited later.
     *
     * @throws UnavailableException when NATS did not take an earlier one
     */
    void publish(Message message) throws InterruptedException {
        CompletableFuture<PublishAck> earlier = inFlight.remove(message.getSubject());
        if (earlier != null) {
            await(earlier);
        }
        if (inFlight.size() >= mostInFlight) {
            var oldest = inFlight.pollFirstEntry();
            await(oldest.getValue());
        }
        try {
            inFlight.put(message.getSubject(), jetStream.publishAsync(message, expectations));
        } catch (IllegalStateException e) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: " + e.getMessage(), e);
        }
    }

    /** Waits until all are acknowledged, and tells the newest sequence any of them got. */
    long awaitAll() throws InterruptedException {
        while (!inFlight.isEmpty()) {
            await(inFlight.pollFirstEntry().getValue());
        }
        return newestSequence;
    }

    private void await(CompletableFuture<PublishAck> acknowledgement) throws InterruptedException {
        try {
            PublishAck ack = acknowledgement.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            newestSequence = Math.max(newestSequence, ack.getSeqno());
        } catch (ExecutionException e) {
            throw new UnavailableException(
                    Incident.NATS_AWAY,
                    "NATS did not take an event: " + e.getCause().getMessage(),
                    e);
        } catch (TimeoutException e) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS did not acknowledge an event in time", e);
        }
    }
}
