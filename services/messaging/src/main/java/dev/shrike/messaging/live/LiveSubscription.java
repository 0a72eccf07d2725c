package dev.shrike.messaging.live;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.subscribe.EventDecoder;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.schemas.SchemaException;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One live view's events. Goes on by itself after NATS was away. Read by one thread, closed by any. */
public final class LiveSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscription.class);

    private final IterableConsumer messages;
    private final EventDecoder decoder;
    private final String stream;

    LiveSubscription(IterableConsumer messages, EventDecoder decoder, String stream) {
        this.messages = messages;
        this.decoder = decoder;
        this.stream = stream;
    }

    /**
     * The next event; empty when none came in time. What is no event of the catalogue is passed over.
     *
     * @throws NatsUnavailableException when the subscription is broken and has to be opened again
     */
    public Optional<ReceivedEvent> next(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); left > 0; left = end - System.nanoTime()) {
            Message message = nextMessage(Duration.ofNanos(left));
            if (message == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(decoder.decode(message));
            } catch (SchemaException e) {
                LOG.debug("A live view passes over what is no event in {}", stream);
            }
        }
        return Optional.empty();
    }

    private Message nextMessage(Duration atMost) throws InterruptedException {
        try {
            return messages.nextMessage(atMost);
        } catch (JetStreamStatusCheckedException e) {
            throw new NatsUnavailableException(
                    "The live view of stream " + stream + " has ended: " + e.getMessage(), e);
        }
    }

    /** Ends it; what waits in memory is dropped. */
    @Override
    public void close() {
        try {
            messages.close();
        } catch (Exception e) { // the declaration of AutoCloseable; the server forgets the consumer by itself
            LOG.debug("A live view of {} could not say good-bye: {}", stream, e.toString());
        }
    }
}
