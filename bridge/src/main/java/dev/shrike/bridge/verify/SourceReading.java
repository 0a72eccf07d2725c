package dev.shrike.bridge.verify;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.nats.Delivery;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.StreamCursor;
import dev.shrike.bridge.nats.Streams;
import dev.shrike.bridge.settings.FetchWindow;
import dev.shrike.schemas.headers.EventHeaders;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.time.Instant;

/** Reads the headers of a stream's messages into the ledger. */
final class SourceReading {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String EVENT_ID = "ce-id";

    private final NatsLink nats;
    private final FetchWindow window;
    private final VerificationProgress progress;
    private final Fingerprint fingerprint = new Fingerprint();

    SourceReading(NatsLink nats, FetchWindow window, VerificationProgress progress) {
        this.nats = nats;
        this.window = window;
        this.progress = progress;
    }

    /** Is told each message. */
    interface Messages {
        /** One message; false ends the reading. */
        boolean message(long sequence, Instant stored, String subject, long id, boolean echo);
    }

    /** Hands on the messages from a sequence to another, as far as they are there. */
    void read(String stream, String filter, long from, long to, Messages each) {
        try (StreamCursor cursor = StreamCursor.open(nats, stream, filter, from, window, true)) {
            long pending = cursor.pendingAtStart();
            progress.begin(stream, Math.min(pending, to - from + 1));
            while (pending > 0) {
                Delivery delivery = cursor.next(LOOK);
                if (delivery != null) {
                    if (delivery.sequence() > to || !hand(delivery, each)) {
                        return;
                    }
                    progress.step();
                    pending = delivery.pending();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Incident.NATS_AWAY, "Interrupted while reading " + stream, e);
        }
    }

    private boolean hand(Delivery delivery, Messages each) {
        Headers headers = delivery.message().getHeaders();
        String id = headers == null ? null : headers.getFirst(EVENT_ID);
        return each.message(
                delivery.sequence(),
                delivery.stored(),
                delivery.message().getSubject(),
                fingerprint.of(id == null ? Streams.messageId(headers) : id),
                headers != null && EventHeaders.ORIGIN_KAFKA.equals(headers.getFirst(EventHeaders.NATS_ORIGIN)));
    }
}
