package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.DeadLetter;
import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.outline.EventKind;
import dev.shrike.schemas.outline.EventOutline;
import dev.shrike.schemas.outline.OutlineReader;
import dev.shrike.schemas.wire.SchemaIds;
import dev.shrike.schemas.wire.UndecodableEventException;
import dev.shrike.schemas.wire.WireSwap;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Turns a message of a stream into the records that Kafka gets. The payload is read to validate it and to find its key, and then
 * carried over as it is, with the other prefix. Any message has an outcome; none makes this throw. Used by one thread.
 */
final class EventTranslation implements Translation {
    private final String lane;
    private final EventDefinition event;
    private final EventCatalogue catalogue;
    private final OutlineReader outlines;
    private final String stream;
    private final WireSwap swap;
    private final RecentEvents recent;
    private final int maxRecordBytes;
    private final InstantSource clock;

    EventTranslation(
            String lane,
            EventDefinition event,
            EventCatalogue catalogue,
            SchemaIds ids,
            RecentEvents recent,
            int maxRecordBytes,
            InstantSource clock) {
        this.lane = lane;
        this.event = event;
        this.catalogue = catalogue;
        this.outlines = new OutlineReader(catalogue);
        this.stream = event.stream();
        this.swap = new WireSwap(ids);
        this.recent = recent;
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    @Override
    public Outcome translate(Delivery delivery) {
        Message message = delivery.message();
        if (isEcho(message.getHeaders())) {
            return Outcome.LeftOut.INSTANCE;
        }
        Optional<MajorVersion> major = catalogue
                .forSubject(message.getSubject())
                .filter(found -> found.event().equals(event.name()));
        if (major.isEmpty()) {
            return refused(delivery, Reason.UNKNOWN_SUBJECT, "No event or version of the catalogue has this subject");
        }
        try {
            return mirrored(delivery, major.get());
        } catch (UndecodableEventException e) {
            return refused(delivery, reasonOf(e), e.getMessage());
        } catch (SchemaException e) {
            return refused(delivery, Reason.WRONG_ENVELOPE, e.getMessage());
        } catch (RuntimeException e) {
            return refused(
                    delivery,
                    Reason.MALFORMED_BODY,
                    "Reading the payload fails with " + e.getClass().getName());
        }
    }

    private Outcome mirrored(Delivery delivery, MajorVersion major) {
        Message message = delivery.message();
        EventOutline outline = outlines.read(message.getData());
        if (!outline.kind().major().equals(major)) {
            return refused(
                    delivery,
                    Reason.WRONG_SUBJECT,
                    "The payload is a " + outline.kind().topic());
        }
        if (!outline.isOn(message.getSubject())) {
            return refused(delivery, Reason.WRONG_SUBJECT, "The payload belongs to another person, image or type");
        }
        byte[] value = swap.toConfluent(message.getData());
        RecordHeaders headers = EventRecordHeaders.of(delivery, stream, outline);
        if (RecordSize.of(outline.key(), value, headers) > maxRecordBytes) {
            return refused(delivery, Reason.TOO_LARGE, "The record would exceed " + maxRecordBytes + " bytes");
        }
        return switch (recent.remember(new String(outline.id(), StandardCharsets.US_ASCII), value)) {
            case NEW -> records(delivery, outline, value, headers);
            case IDENTICAL -> Outcome.LeftOut.INSTANCE;
            case CONTRADICTS ->
                refused(delivery, Reason.DUPLICATE_ID, "Another event with this id was mirrored shortly before");
        };
    }

    private Outcome records(Delivery delivery, EventOutline outline, byte[] value, RecordHeaders headers) {
        // Kafka refuses a record from the future, and one refused record would block the lane.
        Long time = Math.min(delivery.storedMillis(), clock.millis());
        EventKind kind = outline.kind();
        byte[] latest = kind.endsKey() ? null : value;
        return new Outcome.Mirrored(
                new ProducerRecord<>(kind.topic(), null, time, outline.key(), value, headers),
                new ProducerRecord<>(kind.latestTopic(), null, time, outline.key(), latest, headers));
    }

    private static boolean isEcho(Headers headers) {
        return headers != null && EventHeaders.ORIGIN_KAFKA.equals(headers.getFirst(EventHeaders.NATS_ORIGIN));
    }

    private Outcome refused(Delivery delivery, Reason reason, String detail) {
        Message message = delivery.message();
        var sourceHeaders = new HashMap<String, String>();
        if (message.hasHeaders()) {
            message.getHeaders().forEach((name, values) -> sourceHeaders.put(name, values.getFirst()));
        }
        return new Outcome.Refused(new DeadLetter(
                lane,
                reason,
                detail,
                message.getSubject(),
                message.getData(),
                EventRecordHeaders.origin(delivery, stream),
                sourceHeaders));
    }

    private static Reason reasonOf(UndecodableEventException e) {
        return switch (e.reason()) {
            case UNKNOWN_FORMAT -> Reason.UNKNOWN_FORMAT;
            case UNKNOWN_SCHEMA -> Reason.UNKNOWN_SCHEMA;
            case MALFORMED_BODY -> Reason.MALFORMED_BODY;
            case WRONG_ENVELOPE -> Reason.WRONG_ENVELOPE;
        };
    }
}
