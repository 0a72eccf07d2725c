package dev.shrike.messaging.projection;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micronaut.core.annotation.Nullable;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Turns messages into events, and says of each that is none why not. Safe for use by many threads. */
@Singleton
final class EventDecoding {
    private static final String ID = "Nats-Msg-Id";

    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;

    EventDecoding(EventCatalogue catalogue, SingleObjectEncoding encoding) {
        this.catalogue = catalogue;
        this.encoding = encoding;
    }

    Tailed decode(Message message) {
        NatsJetStreamMetaData meta = message.metaData();
        Instant storedAt = meta.timestamp().toInstant();
        try {
            SpecificRecord event = encoding.decode(message.getData());
            return new Tailed.Readable(new StoredEvent(
                    catalogue.of(event),
                    event,
                    Envelope.of(event),
                    meta.getStream(),
                    meta.streamSequence(),
                    message.getSubject(),
                    storedAt));
        } catch (SchemaException e) {
            return new Tailed.Unreadable(
                    meta.getStream(),
                    meta.streamSequence(),
                    storedAt,
                    message.getSubject(),
                    id(message),
                    e.getMessage());
        }
    }

    @Nullable
    private static String id(Message message) {
        return message.getHeaders() == null ? null : message.getHeaders().getFirst(ID);
    }
}
