package dev.shrike.messaging.read;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads slices of streams with a short-lived consumer each. */
final class StreamSlices {
    private static final int ATTEMPTS = 5;

    private final NatsConnection nats;
    private final MessageDecoder decoder;
    private final ReadSettings settings;

    StreamSlices(NatsConnection nats, MessageDecoder decoder, ReadSettings settings) {
        this.nats = nats;
        this.decoder = decoder;
        this.settings = settings;
    }

    /**
     * @throws NatsUnavailableException when the server cannot be asked, or gives less than it holds again and again
     */
    Slice read(String stream, String subjects, long afterSequence, int limit) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Slice> whole = tryToRead(stream, subjects, afterSequence, limit);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        throw new NatsUnavailableException("Stream " + stream + " did not deliver in time what it holds");
    }

    /** Empty when the server sent less than there was: it ends a request early now and then while a stream grows. */
    private Optional<Slice> tryToRead(String stream, String subjects, long afterSequence, int limit) {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .filterSubject(subjects)
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(afterSequence + 1)
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(Duration.ofSeconds(30))
                .build();
        try {
            ConsumerContext consumer = nats.jetStream().getStreamContext(stream).createOrUpdateConsumer(wanted);
            try {
                requireWithin(consumer.getCachedConsumerInfo(), stream, afterSequence);
                return drain(consumer, stream, limit);
            } finally {
                nats.management().deleteConsumer(stream, consumer.getConsumerName());
            }
        } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException e) {
            throw new NatsUnavailableException("Could not read stream " + stream + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NatsUnavailableException("Interrupted while reading stream " + stream, e);
        }
    }

    /** A server pulls a start that lies behind the end back to the end, and says so in what counts as delivered. */
    private static void requireWithin(ConsumerInfo created, String stream, long afterSequence) {
        long last = created.getDelivered().getStreamSequence();
        if (last < afterSequence) {
            throw new PositionAheadException(stream, afterSequence, last);
        }
    }

    private Optional<Slice> drain(ConsumerContext consumer, String stream, int limit)
            throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
        ConsumerInfo created = consumer.getCachedConsumerInfo();
        long pending = created.getNumPending();
        List<Slice.Entry> entries = new ArrayList<>();
        if (pending > 0) {
            FetchConsumeOptions options = FetchConsumeOptions.builder()
                    .maxMessages(limit)
                    .noWaitExpiresIn(nats.timeout().toMillis())
                    .build();
            FetchConsumer fetch = consumer.fetch(options);
            long wanted = Math.min(limit, pending);
            Message message = fetch.nextMessage();
            while (message != null) {
                entries.add(entry(stream, message));
                message = entries.size() < wanted ? fetch.nextMessage() : null;
            }
            fetch.stop();
            if (entries.size() < wanted) {
                if (!isAllThereWas(consumer, entries.size())) {
                    return Optional.empty();
                }
                pending = entries.size();
            }
        }
        return Optional.of(new Slice(stream, entries, pending > entries.size(), completeUntil(created)));
    }

    /** What was pending may be purged or expire meanwhile; what is still there, or was sent and did not arrive, is another matter. */
    private static boolean isAllThereWas(ConsumerContext consumer, int arrived)
            throws IOException, JetStreamApiException {
        ConsumerInfo now = consumer.getConsumerInfo();
        return now.getNumPending() == 0 && now.getDelivered().getConsumerSequence() == arrived;
    }

    /** The server counted what is pending after this moment of its clock. Servers of a cluster have a clock each. */
    private Instant completeUntil(ConsumerInfo created) {
        Instant moment = created.getCreationTime().toInstant();
        boolean cluster = created.getClusterInfo() != null
                && created.getClusterInfo().getName() != null
                && !created.getClusterInfo().getName().isEmpty();
        return cluster ? moment.minus(settings.settle()) : moment;
    }

    private Slice.Entry entry(String stream, Message message) {
        NatsJetStreamMetaData meta = message.metaData();
        Instant storedAt = meta.timestamp().toInstant();
        long sequence = meta.streamSequence();
        return new Slice.Entry(
                stream,
                sequence,
                storedAt,
                decoder.decode(stream, sequence, message.getSubject(), storedAt, message.getData()));
    }
}
