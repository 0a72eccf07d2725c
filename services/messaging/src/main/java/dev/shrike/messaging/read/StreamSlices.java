package dev.shrike.messaging.read;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads slices of streams with a short-lived consumer each. */
final class StreamSlices {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSlices.class);

    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;

    StreamSlices(NatsConnection nats, EventCatalogue catalogue, SingleObjectEncoding encoding) {
        this.nats = nats;
        this.catalogue = catalogue;
        this.encoding = encoding;
    }

    Slice read(String stream, String subjects, long afterSequence, int limit) {
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

    private Slice drain(ConsumerContext consumer, String stream, int limit)
            throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
        FetchConsumeOptions options = FetchConsumeOptions.builder()
                .maxMessages(limit)
                .noWaitExpiresIn(nats.timeout().toMillis())
                .build();
        List<Slice.Entry> entries = new ArrayList<>();
        long pending = consumer.getCachedConsumerInfo().getNumPending();
        if (pending == 0) {
            return new Slice(entries, false);
        }
        FetchConsumer fetch = consumer.fetch(options);
        for (Message m = next(fetch, entries, limit, pending); m != null; m = next(fetch, entries, limit, pending)) {
            entries.add(entry(stream, m));
        }
        fetch.stop();
        return new Slice(entries, pending > entries.size());
    }

    private static Message next(FetchConsumer fetch, List<Slice.Entry> have, int limit, long pending)
            throws InterruptedException, JetStreamStatusCheckedException {
        return have.size() >= Math.min(limit, pending) ? null : fetch.nextMessage();
    }

    private Slice.Entry entry(String stream, Message message) {
        NatsJetStreamMetaData meta = message.metaData();
        Instant storedAt = meta.timestamp().toInstant();
        return new Slice.Entry(
                stream, meta.streamSequence(), storedAt, decode(stream, message, meta.streamSequence(), storedAt));
    }

    private Optional<StoredEvent> decode(String stream, Message message, long sequence, Instant storedAt) {
        try {
            var event = encoding.decode(message.getData());
            MajorVersion definition = catalogue.of(event);
            return Optional.of(new StoredEvent(
                    definition, event, Envelope.of(event), stream, sequence, message.getSubject(), storedAt));
        } catch (SchemaException e) {
            LOG.warn("Message {} of {} is no event of the catalogue: {}", sequence, stream, e.getMessage());
            return Optional.empty();
        }
    }
}
