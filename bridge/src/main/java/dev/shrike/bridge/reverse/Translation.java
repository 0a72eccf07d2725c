package dev.shrike.bridge.reverse;

import dev.shrike.bridge.deadletter.DeadLetter;
import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.schemas.wire.UndecodableEventException;
import dev.shrike.schemas.wire.WireSwap;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Turns a record of a retention topic into the message that JetStream gets. Any record has an outcome; none makes this throw. */
final class Translation {
    private final String lane;
    private final MajorVersion major;
    private final SingleObjectEncoding encoding;
    private final WireSwap swap;

    Translation(String lane, MajorVersion major, SingleObjectEncoding encoding, WireSwap swap) {
        this.lane = lane;
        this.major = major;
        this.encoding = encoding;
        this.swap = swap;
    }

    Outcome translate(ConsumerRecord<byte[], byte[]> mirrored, long maxPayload) {
        if (mirrored.value() == null || mirrored.headers().lastHeader(EventHeaders.NATS_STREAM) != null) {
            return Outcome.LeftOut.INSTANCE;
        }
        try {
            return published(mirrored, maxPayload);
        } catch (UndecodableEventException e) {
            return refused(mirrored, Reason.MALFORMED_BODY, e.getMessage());
        } catch (SchemaException e) {
            return refused(mirrored, Reason.WRONG_ENVELOPE, e.getMessage());
        } catch (RuntimeException e) {
            return refused(
                    mirrored,
                    Reason.MALFORMED_BODY,
                    "Reading the value fails with " + e.getClass().getName());
        }
    }

    private Outcome published(ConsumerRecord<byte[], byte[]> mirrored, long maxPayload) {
        byte[] payload = swap.toSingleObject(mirrored.value());
        SpecificRecord event = encoding.decode(payload);
        Map<String, String> attributes = EventHeaders.onNats(event);
        var headers = new Headers();
        attributes.forEach(headers::put);
        headers.put(EventHeaders.NATS_ORIGIN, EventHeaders.ORIGIN_KAFKA);
        Header trace = mirrored.headers().lastHeader(EventHeaders.TRACEPARENT);
        if (trace != null) {
            headers.put(EventHeaders.TRACEPARENT, text(trace));
        }
        if (payload.length + headers.serializedLength() > maxPayload) {
            return refused(mirrored, Reason.TOO_LARGE, "NATS takes " + maxPayload + " bytes");
        }
        Message message = NatsMessage.builder()
                .subject(major.subjectOf(event))
                .headers(headers)
                .data(payload)
                .build();
        return new Outcome.Publish(attributes.get(EventHeaders.NATS_MESSAGE_ID), message);
    }

    private Outcome refused(ConsumerRecord<byte[], byte[]> mirrored, Reason reason, String detail) {
        var sourceHeaders = new HashMap<String, String>();
        mirrored.headers().forEach(header -> sourceHeaders.put(header.key(), text(header)));
        return new Outcome.Refused(new DeadLetter(
                lane,
                reason,
                detail,
                mirrored.key() == null ? "" : new String(mirrored.key(), StandardCharsets.UTF_8),
                mirrored.value(),
                Map.of(
                        DeadLetter.KAFKA_TOPIC, mirrored.topic(),
                        DeadLetter.KAFKA_PARTITION, Integer.toString(mirrored.partition()),
                        DeadLetter.KAFKA_OFFSET, Long.toString(mirrored.offset())),
                sourceHeaders));
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
