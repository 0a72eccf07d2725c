package dev.shrike.bridge.nats;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.FetchWindow;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.support.Status;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream in order from a sequence on, without holes: an ephemeral pull consumer without acknowledgements whose
 * sequence is checked. Any doubt (a hole, a reconnect, a consumer that is gone, three missed heartbeats) ends it with
 * {@link UnavailableException}, and the owner opens another one behind what it has. What is fetched ahead is bounded by the window.
 * Used by one thread.
 */
public final class StreamCursor implements Cursor {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCursor.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration PULL_EXPIRY = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final int MISSED_HEARTBEATS = 3;
    private static final int HEARTBEAT_STATUS = 100;
    private static final int CONFLICT = 409;
    private static final int NO_RESPONDERS = 503;

    private final NatsLink link;
    private final Connection connection;
    private final String stream;
    private final PullWindow pulls;
    private final String inbox;
    private final Subscription subscription;
    private final ConsumerInfo consumer;
    private final long reconnects;
    private long consumerSequence;
    private long silentSince = System.nanoTime();

    private StreamCursor(NatsLink link, String stream, ConsumerConfiguration wanted, FetchWindow window)
            throws IOException, JetStreamApiException {
        this.link = link;
        this.connection = link.connection();
        this.stream = stream;
        this.pulls = new PullWindow(window);
        this.reconnects = connection.getStatistics().getReconnects();
        this.consumer = link.streams().management().createConsumer(stream, wanted);
        this.inbox = connection.createInbox();
        this.subscription = connection.subscribe(inbox + ".*");
        // The pulls are the bound; the client's own would drop messages.
        this.subscription.setPendingLimits(0, 0);
    }

    /**
     * @param filter only messages of these subjects
     * @param from the first sequence of interest
     * @param headersOnly without payloads
     * @throws UnavailableException when NATS is away, or refuses
     */
    public static StreamCursor open(
            NatsLink link, String stream, String filter, long from, FetchWindow window, boolean headersOnly) {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(from)
                .filterSubject(filter)
                .ackPolicy(AckPolicy.None)
                .headersOnly(headersOnly)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .memStorage(true)
                .numReplicas(1)
                .build();
        try {
            return new StreamCursor(link, stream, wanted, window);
        } catch (IOException | IllegalStateException e) {
            throw Streams.away(e);
        } catch (JetStreamApiException e) {
            throw new UnavailableException(
                    Incident.REFUSED, "NATS refuses to read " + stream + ": " + e.getMessage(), e);
        }
    }

    /** How many messages there were to read when this was opened. */
    public long pendingAtStart() {
        return consumer.getNumPending();
    }

    @Override
    public Delivery next(Duration wait) throws InterruptedException {
        try {
            while (true) {
                request();
                Message message = subscription.nextMessage(wait.isZero() ? null : wait);
                if (message == null) {
                    checkSilence();
                    return null;
                }
                silentSince = System.nanoTime();
                if (!message.isStatusMessage()) {
                    return deliver(message);
                }
                interpret(message.getSubject(), message.getStatus());
            }
        } catch (IllegalStateException e) {
            throw Streams.away(e);
        }
    }

    private Delivery deliver(Message message) {
        Delivery delivery = Delivery.of(message);
        consumerSequence++;
        if (delivery.consumerSequence() != consumerSequence) {
            throw new UnavailableException(
                    Incident.NATS_AWAY,
                    "Delivery of " + stream + " has a hole before sequence " + delivery.sequence()
                            + "; reading it again",
                    null);
        }
        pulls.received();
        return delivery;
    }

    private void request() {
        for (var pull = pulls.next(); pull.isPresent(); pull = pulls.next()) {
            PullWindow.Pull wanted = pull.get();
            byte[] body = PullRequestOptions.builder(wanted.events())
                    .maxBytes(wanted.bytes())
                    .expiresIn(PULL_EXPIRY)
                    .idleHeartbeat(HEARTBEAT)
                    .build()
                    .serialize();
            String subject = "$JS.API.CONSUMER.MSG.NEXT." + stream + "." + consumer.getName();
            connection.publish(subject, inbox + "." + wanted.id(), body);
            silentSince = System.nanoTime();
        }
    }

    private void interpret(String subject, Status status) {
        if (status.getCode() == HEARTBEAT_STATUS) {
            return;
        }
        String text = status.getMessage();
        boolean forSize = text.contains("Exceeds MaxBytes");
        boolean atItsEnd = status.getCode() != NO_RESPONDERS
                && (status.getCode() != CONFLICT || forSize || text.startsWith("Batch Completed"));
        if (!atItsEnd) {
            throw new UnavailableException(
                    Incident.NATS_AWAY, "NATS ended the reading of " + stream + ": " + text, null);
        }
        pulls.ended(Long.parseLong(subject.substring(inbox.length() + 1)), forSize);
    }

    private void checkSilence() {
        if (connection.getStatistics().getReconnects() != reconnects
                || connection.getStatus() != Connection.Status.CONNECTED) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: the connection was lost", null);
        }
        long silence = System.nanoTime() - silentSince;
        if (pulls.isWaiting() && silence > HEARTBEAT.toNanos() * MISSED_HEARTBEATS) {
            throw new UnavailableException(
                    Incident.NATS_AWAY, "NATS is silent: no heartbeat of " + stream + " for 3 s", null);
        }
    }

    @Override
    public void close() {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            subscription.unsubscribe();
            link.streams().management().deleteConsumer(stream, consumer.getName());
        } catch (IOException | JetStreamApiException | IllegalStateException | UnavailableException e) {
            LOG.debug("The server will forget the consumer of {} by itself: {}", stream, e.toString());
        }
    }
}
