package dev.shrike.messaging.live;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.nats.OrderedConsumer;
import dev.shrike.messaging.subscribe.EventDecoder;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.schemas.SchemaException;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One live view's events. Goes on where it was after NATS was away. Read by one thread, closed by any. */
public final class LiveSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscription.class);
    private static final long NOWHERE = -1;

    private final NatsConnection nats;
    private final EventDecoder decoder;
    private final String stream;
    private final String filter;
    private final int buffer;
    private volatile OrderedConsumer consumer;
    private volatile boolean closed;
    private long position;
    private long brokenAt = NOWHERE;

    LiveSubscription(
            NatsConnection nats,
            EventDecoder decoder,
            String stream,
            String filter,
            int buffer,
            OrderedConsumer consumer) {
        this.nats = nats;
        this.decoder = decoder;
        this.stream = stream;
        this.filter = filter;
        this.buffer = buffer;
        this.consumer = consumer;
        this.position = consumer.beganAfter();
    }

    /**
     * The next event; empty when none came in time. What is no event of the catalogue is passed over.
     *
     * @throws NatsUnavailableException when the subscription is broken, and this one has ended: another is to be opened
     */
    public Optional<ReceivedEvent> next(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            try {
                Message message = consumer.next(Duration.ofNanos(left));
                if (message == null) {
                    return Optional.empty();
                }
                position = message.metaData().streamSequence();
                return Optional.of(decoder.decode(message));
            } catch (SchemaException e) {
                LOG.debug("A live view passes over what is no event in {}", stream);
            } catch (NatsUnavailableException e) {
                openAgain(e);
            }
        }
        return Optional.empty();
    }

    private void openAgain(NatsUnavailableException why) {
        LOG.debug("A live view of {} is opened again: {}", stream, why.getMessage());
        consumer.close();
        if (brokenAt == position) { // for the second time: the owner knows better how long to wait
            brokenAt = NOWHERE;
            throw why;
        }
        brokenAt = position;
        consumer = OrderedConsumer.after(position, nats, stream, filter, buffer);
        if (closed) { // meanwhile
            consumer.close();
        }
    }

    /** Ends it; what waits in memory is dropped. */
    @Override
    public void close() {
        closed = true;
        consumer.close();
    }
}
