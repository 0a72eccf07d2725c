package dev.shrike.messaging.projection;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
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
 * Reads a stream ahead on a thread of its own, in order and without holes: a consumer without acknowledgements whose sequence is
 * checked. Any doubt (a hole, a reconnect, a consumer that is gone) ends it with a fault, and its owner opens another. What waits
 * here is bounded. Taken from by one thread.
 */
final class StreamTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTail.class);
    private static final Duration PULL = Duration.ofSeconds(2);
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NatsConnection nats;
    private final Source source;
    private final EventDecoding decoding;
    private final Runnable arrived;
    private final int batch;
    private final StreamInfo stream;
    private final ConsumerInfo consumer;
    private final long reconnects;
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
        this.batch = batch;
        this.arrived = arrived;
        this.queue = new ArrayBlockingQueue<>(2 * batch);
        this.reconnects = nats.connection().getStatistics().getReconnects();
        try {
            this.stream = nats.management().getStreamInfo(source.stream());
            this.consumer = nats.management().createConsumer(source.stream(), wanted(after));
        } catch (IOException | JetStreamApiException e) {
            throw away(e);
        }
        this.pending = consumer.getNumPending();
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
            ConsumerInfo now = nats.management().getConsumerInfo(source.stream(), consumer.getName());
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

    private ConsumerConfiguration wanted(long after) {
        return ConsumerConfiguration.builder()
                .filterSubject(source.filter())
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(after + 1)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .memStorage(true)
                .numReplicas(1)
                .build();
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

    private void read() throws IOException, JetStreamApiException, InterruptedException {
        JetStreamSubscription subscription =
                nats.jetStream().subscribe(null, PullSubscribeOptions.fastBind(source.stream(), consumer.getName()));
        subscription.setPendingLimits(0, 0); // the pulls are the bound; the client's own would drop messages
        try {
            while (!closing) {
                subscription.pull(
                        PullRequestOptions.builder(batch).expiresIn(PULL).build());
                if (!drain(subscription)) {
                    check();
                }
            }
        } finally {
            forget(subscription);
        }
    }

    /**
     * Takes what a pull brings; returns whether it was full. However long its owner takes, all that has arrived is taken before
     * there is another pull, so that no more than that waits in the client.
     */
    private boolean drain(JetStreamSubscription subscription) throws InterruptedException {
        long end = System.nanoTime() + PULL.toNanos();
        for (int taken = 0; taken < batch; taken++) {
            long left = Math.max(LEAST.toNanos(), end - System.nanoTime());
            Message message = subscription.nextMessage(Duration.ofNanos(left));
            if (message == null) {
                return false;
            }
            take(message);
        }
        return true;
    }

    private void take(Message message) throws InterruptedException {
        NatsJetStreamMetaData meta = message.metaData();
        if (meta.consumerSequence() != received + 1) {
            throw new IllegalStateException("delivery has a hole before sequence " + meta.streamSequence());
        }
        if (source.wanted().test(message.getSubject())) {
            queue.put(decoding.decode(message));
        }
        received = meta.consumerSequence();
        pending = meta.pendingCount();
        arrived.run();
    }

    /** Whether the server still has the consumer; and what was to come may have been deleted meanwhile. */
    private void check() throws IOException, JetStreamApiException {
        if (nats.connection().getStatistics().getReconnects() != reconnects) {
            throw new IllegalStateException("the connection was lost meanwhile");
        }
        ConsumerInfo now = nats.management().getConsumerInfo(source.stream(), consumer.getName());
        if (now.getDelivered().getConsumerSequence() == received && now.getNumPending() != pending) {
            pending = now.getNumPending();
            arrived.run();
        }
    }

    private void forget(JetStreamSubscription subscription) {
        try {
            if (nats.connected()) {
                subscription.unsubscribe();
                nats.management().deleteConsumer(source.stream(), consumer.getName());
            }
        } catch (IOException | JetStreamApiException | IllegalStateException | NatsUnavailableException e) {
            LOG.debug("The server will forget the consumer of {} by itself: {}", source.stream(), e.toString());
        }
    }

    private NatsUnavailableException away(Exception e) {
        return new NatsUnavailableException("Could not read stream " + source.stream() + ": " + e.getMessage(), e);
    }
}
