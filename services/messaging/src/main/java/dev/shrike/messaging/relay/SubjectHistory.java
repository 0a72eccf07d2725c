package dev.shrike.messaging.relay;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What has been stored on one subject since a moment: the message ids and their sequences. */
final class SubjectHistory {
    /** The moment is the database's time, and the search is by NATS' time. */
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(2);

    private static final int NO_MESSAGE_FOUND = 10037;
    private static final int BATCH = 500;

    private final NatsConnection nats;

    SubjectHistory(NatsConnection nats) {
        this.nats = nats;
    }

    /** Sequences by message id, complete from the moment on. */
    record Since(Instant from, Map<String, Long> sequences) {}

    Since since(String stream, String subject, Instant moment)
            throws IOException, JetStreamApiException, InterruptedException {
        Instant from = moment.minus(CLOCKS_MAY_DIFFER);
        if (lastStored(stream, subject).isBefore(from)) {
            return new Since(moment, Map.of());
        }
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .filterSubject(subject)
                .deliverPolicy(DeliverPolicy.ByStartTime)
                .startTime(from.atZone(ZoneOffset.UTC))
                .ackPolicy(AckPolicy.None)
                .headersOnly(true)
                .memStorage(true)
                .inactiveThreshold(Duration.ofSeconds(30))
                .build();
        ConsumerContext consumer = nats.jetStream().getStreamContext(stream).createOrUpdateConsumer(wanted);
        try {
            return new Since(moment, read(consumer));
        } finally {
            nats.management().deleteConsumer(stream, consumer.getConsumerName());
        }
    }

    private Instant lastStored(String stream, String subject) throws IOException, JetStreamApiException {
        try {
            MessageInfo last = nats.management().getLastMessage(stream, subject);
            return last.getTime().toInstant();
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Instant.MIN;
            }
            throw e;
        }
    }

    private Map<String, Long> read(ConsumerContext consumer)
            throws IOException, JetStreamApiException, InterruptedException {
        Map<String, Long> sequences = new HashMap<>();
        long pending = consumer.getCachedConsumerInfo().getNumPending();
        while (pending > 0) {
            int batch = (int) Math.min(BATCH, pending);
            FetchConsumer fetch = consumer.fetch(FetchConsumeOptions.builder()
                    .maxMessages(batch)
                    .expiresIn(nats.timeout().toMillis())
                    .build());
            for (int i = 0; i < batch; i++) {
                Message message = next(fetch);
                String id = message.getHeaders() == null
                        ? null
                        : message.getHeaders().getFirst(EventHeaders.NATS_MESSAGE_ID);
                if (id != null) {
                    sequences.put(id, message.metaData().streamSequence());
                }
                pending = message.metaData().pendingCount();
            }
        }
        return sequences;
    }

    private static Message next(FetchConsumer fetch) throws IOException, InterruptedException {
        try {
            Message message = fetch.nextMessage();
            if (message == null) {
                throw new IOException("NATS did not deliver the history of a subject in time");
            }
            return message;
        } catch (JetStreamStatusCheckedException e) {
            throw new IOException("NATS stopped delivering the history of a subject", e);
        }
    }
}
