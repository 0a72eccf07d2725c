package dev.shrike.bridge.reverse;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.LaneIncidentException;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StreamCursor;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.FetchWindow;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What a predecessor may have published without committing it: the events born in Kafka that lie in the stream behind the
 * checkpoint. JetStream's duplicate window would know them for two minutes only.
 */
final class InDoubt {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Far more than any predecessor can have had in flight. */
    private static final int MOST = 200_000;

    private final Set<String> published;

    private InDoubt(Set<String> published) {
        this.published = published;
    }

    /**
     * Looks through the stream.
     *
     * @param after the last sequence that needs no look
     * @throws LaneIncidentException when there is far more than a predecessor can have left
     */
    static InDoubt read(NatsLink nats, Vitals stream, String subjects, long after, FetchWindow window)
            throws InterruptedException {
        var published = new HashSet<String>();
        if (stream.last() <= after || stream.first() > stream.last()) {
            return new InDoubt(published);
        }
        try (StreamCursor cursor = StreamCursor.open(nats, stream.stream(), subjects, after + 1, window, true)) {
            long pending = cursor.pendingAtStart();
            while (pending > 0) {
                Delivery delivery = cursor.next(LOOK);
                if (delivery != null) {
                    pending = delivery.pending();
                    Headers headers = delivery.message().getHeaders();
                    if (headers != null
                            && EventHeaders.ORIGIN_KAFKA.equals(headers.getFirst(EventHeaders.NATS_ORIGIN))) {
                        published.add(Streams.messageId(headers));
                        requireBounded(published.size(), stream);
                    }
                }
            }
        }
        return new InDoubt(published);
    }

    private static void requireBounded(int size, Vitals stream) {
        if (size > MOST) {
            throw new LaneIncidentException(
                    Incident.TOO_MUCH_IN_DOUBT,
                    "The checkpoint is missing or far behind: " + stream.stream() + " holds more than " + MOST
                            + " events behind it that were carried from Kafka. Nothing is doubled.");
        }
    }

    /** Whether an event is in the stream already. Asked once for each, and then forgotten. */
    boolean holds(String eventId) {
        return published.remove(eventId);
    }
}
