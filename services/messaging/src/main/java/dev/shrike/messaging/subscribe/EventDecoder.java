package dev.shrike.messaging.subscribe;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecord;

/** Turns messages into events. Safe for use by many threads. */
@Singleton
public final class EventDecoder {
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;

    /** A decoder of the catalogue's events. */
    public EventDecoder(EventCatalogue catalogue, SingleObjectEncoding encoding) {
        this.catalogue = catalogue;
        this.encoding = encoding;
    }

    /**
     * Reads a message.
     *
     * @throws SchemaException when it is not an event of the catalogue, or lies on the subject of another
     */
    public ReceivedEvent decode(Message message) {
        MajorVersion expected = catalogue
                .forSubject(message.getSubject())
                .orElseThrow(() -> new WrongSubjectException("The catalogue has no such subject"));
        SpecificRecord event = encoding.decode(message.getData());
        MajorVersion definition = catalogue.of(event);
        if (!definition.topic().equals(expected.topic())) {
            throw new WrongSubjectException("A " + definition.topic() + " on a subject of " + expected.topic());
        }
        if (!definition.subjectOf(event).equals(message.getSubject())) {
            throw new WrongSubjectException("A " + definition.topic() + " on the subject of another aggregate or type");
        }
        NatsJetStreamMetaData meta = message.metaData();
        return new ReceivedEvent(
                definition,
                event,
                Envelope.of(event),
                meta.getStream(),
                meta.streamSequence(),
                message.getSubject(),
                meta.deliveredCount());
    }
}
