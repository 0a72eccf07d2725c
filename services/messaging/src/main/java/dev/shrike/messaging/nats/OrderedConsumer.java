package dev.shrike.messaging.nats;

import io.micronaut.core.annotation.Nullable;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream in order and without holes, with a consumer of its own that acknowledges nothing and that the server forgets soon. Any doubt
 * (a hole, a message that was sent and does not arrive, a reconnect, a consumer that is gone) ends it with an exception, and its owner opens
 * another where this one was.
 *
 * <p>One thread reads, and only that thread pulls, so that what is on its way is counted without a race: the client's own
 * endless iteration counts on two threads, and may wait for messages that nobody has asked for. Closed by any thread.
 */
public final class OrderedConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedConsumer.class);
    private static final Duration PULL = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final String DELETE = "$JS.API.CONSUMER.DELETE.%s.%s";
    private static final byte[] NOTHING = {};

    private final NatsConnection nats;
    private final String stream;
    private final int batch;
    private final ConsumerInfo created;
    private final JetStreamSubscription subscription;
    private final long reconnects;
    private volatile boolean closed;

    private int pulled;
    private long pullEnds;
    private long received;
    private long receivedAtDoubt = -1;
    private long pending;

    private OrderedConsumer(NatsConnection nats, String stream, ConsumerConfiguration wanted, int batch)
            throws IOException, JetStreamApiException {
        this.nats = nats;
        this.stream = stream;
        this.batch = batch;
        this.reconnects = nats.connection().getStatistics().getReconnects();
        this.created = nats.management().createConsumer(stream, wanted);
        this.pending = created.getNumPending();
        this.subscription = nats.jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, created.getName()));
        this.subscription.setPendingLimits(0, 0); // the pulls are the bound; the client's own would drop messages
    }

    /**
     * Reads what is stored from now on.
     *
     * @param filter the subjects, with the wildcards of NATS
     * @param batch how many messages are asked for at a time; at most about twice as many wait here
     * @throws NatsUnavailableException when NATS is away or has no such stream
     */
    public static OrderedConsumer fromNow(NatsConnection nats, String stream, String filter, int batch) {
        return open(nats, stream, wanted(filter).deliverPolicy(DeliverPolicy.New), batch);
    }

    /**
     * Reads what is stored behind a place, and from now on.
     *
     * @param after the last sequence that is known already; a stream that ends before it is read from its end on
     * @param filter as in {@link #fromNow}
     * @param batch as in {@link #fromNow}
     * @throws NatsUnavailableException when NATS is away or has no such stream
     */
    public static OrderedConsumer after(long after, NatsConnection nats, String stream, String filter, int batch) {
        return open(
                nats,
                stream,
                wanted(filter).deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(after + 1),
                batch);
    }

    private static OrderedConsumer open(
            NatsConnection nats, String stream, ConsumerConfiguration.Builder wanted, int batch) {
        try {
            return new OrderedConsumer(nats, stream, wanted.build(), batch);
        } catch (IOException | JetStreamApiException e) {
            throw away(stream, e.getMessage(), e);
        }
    }

    private static ConsumerConfiguration.Builder wanted(String filter) {
        return ConsumerConfiguration.builder()
                .filterSubject(filter)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .memStorage(true)
                .numReplicas(1);
    }

    /** The sequence behind which it began. */
    public long beganAfter() {
        return created.getDelivered().getStreamSequence();
    }

    /** How many messages the server still had for it when it last said so. For the thread that reads. */
    public long pending() {
        return pending;
    }

    /**
     * The consumer as the server has it. For any thread.
     *
     * @throws NatsUnavailableException when the server does not answer or does not have it
     */
    public ConsumerInfo info() {
        try {
            return nats.management().getConsumerInfo(stream, created.getName());
        } catch (IOException | JetStreamApiException e) {
            throw away(stream, e.getMessage(), e);
        }
    }

    /**
     * The next message; null when none came in time, or when it is closed.
     *
     * @throws NatsUnavailableException when it is not sure any more that the next one would be the next one
     */
    @Nullable
    public Message next(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            if (pulled == 0) {
                if (!nats.awaitConnected(Duration.ofNanos(left))) {
                    return null; // nothing comes before it is back
                }
                pull();
            }
            long pullLeft = Math.max(GLANCE.toNanos(), pullEnds - System.nanoTime());
            Message message = take(Duration.ofNanos(Math.min(left, pullLeft)));
            if (message != null) {
                return message;
            }
            if (System.nanoTime() - pullEnds >= 0) { // and all that it brought is taken
                check();
                pulled = 0;
            }
        }
        return null;
    }

    private void pull() {
        requireSameConnection();
        try {
            subscription.pull(PullRequestOptions.builder(batch).expiresIn(PULL).build());
        } catch (IllegalStateException e) { // lost in this moment
            throw away(stream, e.getMessage(), e);
        }
        pulled = batch;
        pullEnds = System.nanoTime() + PULL.toNanos();
    }

    @Nullable
    private Message take(Duration atMost) throws InterruptedException {
        Message message;
        try {
            message = subscription.nextMessage(atMost);
        } catch (JetStreamStatusException e) {
            throw away(stream, e.getMessage(), e);
        } catch (IllegalStateException e) {
            if (closed) {
                return null;
            }
            throw away(stream, e.getMessage(), e);
        }
        if (message != null) {
            if (message.metaData().consumerSequence() != received + 1) {
                throw away(
                        stream, "a hole before sequence " + message.metaData().streamSequence(), null);
            }
            received++;
            pulled--;
            pending = message.metaData().pendingCount();
        }
        return message;
    }

    /** Whether the server still has the consumer, and has sent what was received; what was to come may have been deleted meanwhile. */
    private void check() {
        if (!nats.connected()) {
            return; // known when it is back
        }
        requireSameConnection();
        ConsumerInfo now = info();
        if (now.getDelivered().getConsumerSequence() == received) {
            pending = now.getNumPending();
        } else if (receivedAtDoubt == received) {
            throw away(stream, "what the server has sent does not arrive", null);
        } else {
            receivedAtDoubt = received; // it may be on its way
        }
    }

    private void requireSameConnection() {
        if (nats.connection().getStatistics().getReconnects() != reconnects) {
            throw away(stream, "the connection was lost meanwhile", null);
        }
    }

    /** Does not wait for the server, which may be silent: an owner that closes has more urgent things to do. */
    @Override
    public void close() {
        closed = true;
        try {
            if (nats.connected()) {
                subscription.unsubscribe();
                nats.connection()
                        .publish(
                                DELETE.formatted(stream, created.getName()),
                                nats.connection().createInbox(),
                                NOTHING);
            }
        } catch (IllegalStateException | NatsUnavailableException e) {
            LOG.debug("The server will forget a consumer of {} by itself: {}", stream, e.toString());
        }
    }

    private static NatsUnavailableException away(String stream, String why, @Nullable Exception cause) {
        return new NatsUnavailableException("Could not read stream " + stream + ": " + why, cause);
    }
}
