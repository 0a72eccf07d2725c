package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.DeadLetter;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.outline.EventOutline;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of a mirrored event: its CloudEvents attributes, the trace it belongs to, and where it stands on NATS. */
final class EventRecordHeaders {
    private EventRecordHeaders() {}

    /** The trace of the message is newer than the one in the event, and the only one to be carried on. */
    static RecordHeaders of(Delivery delivery, String stream, EventOutline outline) {
        var headers = new RecordHeaders();
        Headers onNats = delivery.message().getHeaders();
        String trace = onNats == null ? null : onNats.getFirst(EventHeaders.TRACEPARENT);
        EventHeaders.onKafka(outline, (name, value) -> {
            if (trace == null || !name.equals(EventHeaders.TRACEPARENT)) {
                headers.add(name, value);
            }
        });
        headers.add(EventHeaders.NATS_STREAM, bytes(stream));
        headers.add(EventHeaders.NATS_SEQUENCE, bytes(Long.toString(delivery.sequence())));
        headers.add(EventHeaders.NATS_SUBJECT, bytes(delivery.message().getSubject()));
        if (trace != null) {
            headers.add(EventHeaders.TRACEPARENT, bytes(trace));
        }
        return headers;
    }

    /** Where the message stands on NATS. */
    static Map<String, String> place(Delivery delivery, String stream) {
        return Map.of(
                EventHeaders.NATS_STREAM, stream,
                EventHeaders.NATS_SEQUENCE, Long.toString(delivery.sequence()),
                EventHeaders.NATS_SUBJECT, delivery.message().getSubject());
    }

    /** The same with the time at which it was stored, for a message that gets no record of its own to have that time. */
    static Map<String, String> origin(Delivery delivery, String stream) {
        var origin = new LinkedHashMap<>(place(delivery, stream));
        origin.put(DeadLetter.STORED, delivery.stored().toString());
        return origin;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
