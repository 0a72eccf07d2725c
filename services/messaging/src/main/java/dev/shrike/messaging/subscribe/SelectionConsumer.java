package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one selection of one handler from a durable pull consumer, one event at a time, on a thread of its own. Comes back
 * by itself when NATS was away, and makes its consumer again when the server has lost it.
 */
final class SelectionConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SelectionConsumer.class);
    private static final Duration PULL = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(20);

    private final String name;
    private final String stream;
    private final String subjects;
    private final NatsConnection nats;
    private final Delivery delivery;
    private final SubscribeSettings settings;
    private final Thread thread;
    private final Object gate = new Object();
    private boolean waiting;
    private boolean reported;
    private volatile boolean stopping;
    private volatile String lastFault = "not connected yet";

    SelectionConsumer(
            String name,
            String stream,
            String subjects,
            NatsConnection nats,
            Delivery delivery,
            SubscribeSettings settings) {
        this.name = name;
        this.stream = stream;
        this.subjects = subjects;
        this.nats = nats;
        this.delivery = delivery;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("handler-" + name).unstarted(this::run);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** Why it does not consume now; empty when it does. */
    String lastFault() {
        return lastFault;
    }

    /** Whether it has been asked to stop. */
    boolean stopping() {
        return stopping;
    }

    /** Asks to stop after the event in hand. */
    void stop() {
        synchronized (gate) {
            stopping = true;
            if (waiting) {
                thread.interrupt();
            }
        }
    }

    /** Waits for the end. Returns false when it did not come in time. */
    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    private void run() {
        while (!stopping) {
            try {
                consume(bind());
            } catch (NatsUnavailableException e) {
                lastFault = e.getMessage(); // the connection itself has logged it
                pause();
            } catch (InterruptedException e) {
                LOG.debug("{} was woken to stop", name);
            } catch (Exception e) {
                report(e);
                pause();
            }
        }
    }

    private JetStreamSubscription bind() throws IOException, JetStreamApiException {
        ConsumerConfiguration wanted = ConsumerConfiguration.builder()
                .durable(name)
                .filterSubject(subjects)
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(settings.ackWait())
                .maxDeliver(-1)
                .build();
        nats.management().addOrUpdateConsumer(stream, wanted);
        return nats.jetStream().subscribe(null, PullSubscribeOptions.fastBind(stream, name));
    }

    private void consume(JetStreamSubscription subscription)
            throws InterruptedException, IOException, JetStreamApiException {
        try {
            long lastMessage = System.nanoTime();
            lastFault = "";
            while (!stopping) {
                subscription.pull(PullRequestOptions.builder(settings.batch())
                        .expiresIn(PULL)
                        .build());
                if (drain(subscription)) {
                    lastMessage = System.nanoTime();
                } else if (System.nanoTime() - lastMessage > LOOK_AFTER.toNanos()) {
                    nats.management().getConsumerInfo(stream, name); // throws when the server no longer has it
                    lastMessage = System.nanoTime();
                }
            }
            giveBack(subscription);
        } finally {
            unsubscribe(subscription);
        }
    }

    /** Delivers what a pull brings. Returns whether it brought anything. */
    private boolean drain(JetStreamSubscription subscription) throws InterruptedException {
        long end = System.nanoTime() + PULL.toNanos();
        int received = 0;
        while (received < settings.batch() && !stopping) {
            long left = end - System.nanoTime();
            Message message = left <= 0 ? null : next(subscription, Duration.ofNanos(left));
            if (message == null) {
                break;
            }
            delivery.deliver(message);
            received++;
        }
        return received > 0;
    }

    private Message next(JetStreamSubscription subscription, Duration atMost) throws InterruptedException {
        if (!enterWait()) {
            return null;
        }
        try {
            return subscription.nextMessage(atMost);
        } finally {
            leaveWait();
        }
    }

    /** What was fetched and is not handled goes back, so that another instance need not wait for it. */
    private void giveBack(JetStreamSubscription subscription) throws InterruptedException {
        for (Message m = subscription.nextMessage(Duration.ofMillis(1));
                m != null;
                m = subscription.nextMessage(Duration.ofMillis(1))) {
            m.nak();
        }
    }

    private void unsubscribe(JetStreamSubscription subscription) {
        if (subscription.isActive() && nats.connected()) {
            subscription.unsubscribe();
        }
    }

    /** Loud from the second time on: at a first start the stream may come a moment later than its consumer. */
    private void report(Exception fault) {
        String text = fault.toString();
        if (!text.equals(lastFault)) {
            lastFault = text;
            reported = false;
        } else if (!reported) {
            LOG.warn("{} cannot consume, goes on trying: {}", name, text);
            reported = true;
        }
    }

    /** Waits a moment, or until NATS is there again. */
    private void pause() {
        if (!enterWait()) {
            return;
        }
        try {
            if (nats.connected()) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } else {
                nats.awaitConnected(AWAY);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was woken to stop", name);
        } finally {
            leaveWait();
        }
    }

    private boolean enterWait() {
        synchronized (gate) {
            waiting = !stopping;
            return waiting;
        }
    }

    private void leaveWait() {
        synchronized (gate) {
            waiting = false;
            if (stopping) {
                Thread.interrupted(); // stop() was about this wait, not about what comes next
            }
        }
    }
}
