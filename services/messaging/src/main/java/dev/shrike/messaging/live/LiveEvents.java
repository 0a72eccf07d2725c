package dev.shrike.messaging.live;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.nats.OrderedConsumer;
import dev.shrike.messaging.subscribe.EventDecoder;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import jakarta.inject.Singleton;

/**
 * Events from now on, for a view that somebody looks at: nothing is acknowledged, remembered or tried again, and the server
 * forgets the subscription soon after its end. In the order of the stream, each once. Safe for use by many threads.
 */
@Singleton
public final class LiveEvents {
    /** Most events that wait in memory for a slow reader. */
    public static final int MOST_BUFFERED = 10_000;

    private static final int FEWEST_BUFFERED = 10;

    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final EventDecoder decoder;

    /** Live events over the connection of this JVM. */
    public LiveEvents(NatsConnection nats, EventCatalogue catalogue, EventDecoder decoder) {
        this.nats = nats;
        this.catalogue = catalogue;
        this.decoder = decoder;
    }

    /**
     * Subscribes to what is published from now on. The caller closes it.
     *
     * @param buffer how many events may wait in memory, 10 to {@value #MOST_BUFFERED}; the others wait in their stream, so a slow
     *     reader lags and loses nothing that its stream keeps
     * @throws NatsUnavailableException when NATS is away or has no such stream
     */
    public LiveSubscription open(Selection selection, int buffer) {
        requireBuffer(buffer);
        String stream = selection.stream(catalogue);
        String filter = selection.subjects(catalogue);
        OrderedConsumer consumer = OrderedConsumer.fromNow(nats, stream, filter, buffer);
        return new LiveSubscription(nats, decoder, stream, filter, buffer, consumer);
    }

    /**
     * Subscribes to what lies behind a place in the stream, and to all that is published from now on. The caller closes it.
     *
     * @param sequence the last one that is known already; a stream that ends before it is read from its end on
     * @param buffer as in {@link #open(Selection, int)}
     * @throws NatsUnavailableException when NATS is away or has no such stream
     */
    public LiveSubscription openAfter(Selection selection, long sequence, int buffer) {
        requireBuffer(buffer);
        String stream = selection.stream(catalogue);
        String filter = selection.subjects(catalogue);
        OrderedConsumer consumer = OrderedConsumer.after(sequence, nats, stream, filter, buffer);
        return new LiveSubscription(nats, decoder, stream, filter, buffer, consumer);
    }

    private static void requireBuffer(int buffer) {
        if (buffer < FEWEST_BUFFERED || buffer > MOST_BUFFERED) {
            throw new IllegalArgumentException("A buffer is " + FEWEST_BUFFERED + " to " + MOST_BUFFERED);
        }
    }
}
