package dev.shrike.messaging.projection;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.nats.OrderedConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream ahead on a thread of its own, in order and without holes. Any doubt of its {@link OrderedConsumer} ends it with a
 * fault, and its owner opens another. What waits here is bounded. Taken from by one thread.
 */
final class StreamTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTail.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NatsConnection nats;
    private final Source source;
    private final EventDecoding decoding;
    private final Runnable arrived;
    private final StreamInfo stream;
    private final OrderedConsumer consumer;
    private final BlockingQueue<Tailed> queue;
    private final Thread thread;
    private volatile boolean closing;
    private volatile String fault = "";
    private volatile long pending;
    private volatile long received;

    /**
     * Starts to read.
     *
     * @param after the last sequence that is not wanted any more
     * @param arrived is told when there is something to take, or a fault
     */
    StreamTail(NatsConnection nats, Source source, long after, EventDecoding decoding, int batch, Runnable arrived) {
        this.nats = nats;
        this.source = source;
        this.decoding = decoding;
        this.arrived = arrived;
        this.queue = new ArrayBlockingQueue<>(2 * batch);
        try {
            this.stream = nats.management().getStreamInfo(source.stream());
        } catch (IOException | JetStreamApiException e) {
            throw away(e);
        }
        this.consumer = OrderedConsumer.after(after, nats, source.stream(), source.filter(), batch);
        this.pending = consumer.pending();
        this.thread = Thread.ofVirtual().name("tail-" + source.stream()).start(this::run);
    }

    String name() {
        return source.stream();
    }

    /** When the stream was made; another time means another stream of the same name. */
    Instant created() {
        return stream.getCreateTime().toInstant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    /** The newest sequence when this was opened. */
    long lastSequenceAtStart() {
        return stream.getStreamState().getLastSequence();
    }

    /** The next message, left where it is; null when there is none now. */
    Tailed peek() {
        if (!fault.isEmpty()) {
            throw new NatsUnavailableException(fault);
        }
        return queue.peek();
    }

    void drop() {
        queue.remove();
    }

    /** Messages that wait here or are still on the server. */
    long remaining() {
        return pending + queue.size();
    }

    boolean atEnd() {
        return pending == 0 && queue.isEmpty();
    }

    /** The sequence up to which certainly everything was taken; empty when that is not certain. Asks the server. */
    OptionalLong readUpTo() {
        try {
            long last = nats.management()
                    .getStreamInfo(source.stream())
                    .getStreamState()
                    .getLastSequence();
            ConsumerInfo now = consumer.info();
            boolean all =
                    now.getNumPending() == 0 && now.getDelivered().getConsumerSequence() == received && queue.isEmpty();
            return all ? OptionalLong.of(last) : OptionalLong.empty();
        } catch (IOException | JetStreamApiException e) {
            throw away(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("The reader of {} did not stop in time", source.stream());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            read();
        } catch (InterruptedException e) {
            LOG.debug("The reader of {} was told to stop", source.stream());
        } catch (Exception e) {
            fault = "Reading " + source.stream() + " ended: " + e.getMessage();
        } finally {
            arrived.run();
        }
    }

    private void read() throws InterruptedException {
        try (consumer) {
            while (!closing) {
                Message message = consumer.next(BEAT);
                if (message != null) {
                    take(message);
                } else if (pending != consumer.pending()) { // what was to come was deleted meanwhile
                    pending = consumer.pending();
                    arrived.run();
                }
            }
        }
    }

    private void take(Message message) throws InterruptedException {
        NatsJetStreamMetaData meta = message.metaData();
        if (source.wanted().test(message.getSubject())) {
            queue.put(decoding.decode(message));
        }
        received = meta.consumerSequence();
        pending = meta.pendingCount();
        arrived.run();
    }

    private NatsUnavailableException away(Exception e) {
        return new NatsUnavailableException("Could not read stream " + source.stream() + ": " + e.getMessage(), e);
    }
}
