package dev.shrike.bridge.forward;

import dev.shrike.bridge.deadletter.DeadLetter;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The headers of a mirrored event: its CloudEvents attributes, the trace it belongs to, and where it stands on NATS. */
final class EventRecordHeaders {
    private EventRecordHeaders() {}

    static List<Header> of(Delivery delivery, String stream, Map<String, String> attributes) {
        Map<String, String> place = place(delivery, stream);
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.putAll(place);
        Headers onNats = delivery.message().getHeaders();
        String trace = onNats == null ? null : onNats.getFirst(EventHeaders.TRACEPARENT);
        if (trace != null) {
            all.put(EventHeaders.TRACEPARENT, trace);
        }
        var headers = new ArrayList<Header>(all.size());
        all.forEach((name, value) -> headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
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
}
