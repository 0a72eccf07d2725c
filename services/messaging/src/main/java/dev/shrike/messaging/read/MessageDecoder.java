package dev.shrike.messaging.read;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes events of stored messages. */
record MessageDecoder(EventCatalogue catalogue, SingleObjectEncoding encoding) {
    private static final Logger LOG = LoggerFactory.getLogger(MessageDecoder.class);

    Optional<StoredEvent> decode(String stream, long sequence, String subject, Instant storedAt, byte[] payload) {
        try {
            var event = encoding.decode(payload);
            return Optional.of(new StoredEvent(
                    catalogue.of(event), event, Envelope.of(event), stream, sequence, subject, storedAt));
        } catch (SchemaException e) {
            LOG.warn("Message {} of {} is no event of the catalogue: {}", sequence, stream, e.getMessage());
            return Optional.empty();
        }
    }
}
