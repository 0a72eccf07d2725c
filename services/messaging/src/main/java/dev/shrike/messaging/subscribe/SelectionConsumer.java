package dev.shrike.messaging.subscribe;

import dev.shrike.messaging.nats.NatsUnavailableException;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one selection of one handler: fetches from a durable pull consumer on a thread of its own and hands over to lanes.
 * Comes back by itself when NATS was away, and makes its consumer again when the server has lost it.
 */
final class SelectionConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SelectionConsumer.class);
    private static final Duration PULL = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final DurableConsumer consumer;
    private final Lanes lanes;
    private final InHand inHand;
    private final SubscribeSettings settings;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private boolean reported;
    private volatile String lastFault = "not connected yet";

    SelectionConsumer(DurableConsumer consumer, Lanes lanes, InHand inHand, SubscribeSettings settings) {
        this.consumer = consumer;
        this.lanes = lanes;
        this.inHand = inHand;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("fetch-" + consumer.name()).unstarted(this::run);
    }

    String name() {
        return consumer.name();
    }

    void start() {
        lanes.start();
        thread.start();
    }

    boolean alive() {
        return thread.isAlive() && lanes.alive();
    }

    /** Why it does not consume now; empty when it does. */
    String lastFault() {
        return inHand.stuck() ? "an event has been in hand for more than " + settings.longestHandling() : lastFault;
    }

    /** Whether it has been asked to stop. */
    boolean stopping() {
        return stop.raised();
    }

    /** Asks to stop after the events in hand. */
    void stop() {
        stop.raise();
        lanes.stop();
    }

    /** Waits for the end. Returns false when it did not come in time. */
    boolean join(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        return thread.join(atMost) && lanes.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }

    /** The consumer as the server has it. */
    ConsumerInfo info() throws IOException, JetStreamApiException {
        return consumer.info();
    }

    /** Tells the server that what is in hand is being worked on. */
    void extend() {
        inHand.extend();
    }

    private void run() {
        while (!stop.raised()) {
            try {
                consumer.provision(settings.ackWait());
                consume(consumer.subscribe(), earlierFirst());
            } catch (NatsUnavailableException e) {
                lastFault = e.getMessage(); // the connection itself has logged it
                pause();
            } catch (InterruptedException e) {
                LOG.debug("{} was woken to stop", name());
            } catch (Exception e) {
                report(e);
                pause();
            }
        }
    }

    private EarlierFirst<Message> earlierFirst() throws IOException, JetStreamApiException {
        ConsumerInfo now = consumer.info();
        return new EarlierFirst<>(
                now.getDelivered().getStreamSequence(),
                now.getNumAckPending() - inHand.size(),
                settings.ackWait(),
                System::nanoTime);
    }

    private void consume(JetStreamSubscription subscription, EarlierFirst<Message> earlier)
            throws InterruptedException, IOException, JetStreamApiException {
        try {
            long lastMessage = System.nanoTime();
            lastFault = "";
            while (!stop.raised()) {
                if (!earlier.mayFetch()) {
                    sleep(LOOK_AGAIN);
                } else if (fetch(subscription, earlier)) {
                    lastMessage = System.nanoTime();
                } else if (System.nanoTime() - lastMessage > LOOK_AFTER.toNanos()) {
                    consumer.info(); // throws when the server no longer has it
                    lastMessage = System.nanoTime();
                }
            }
        } finally {
            earlier.release().forEach(this::giveBack);
            giveBackFetched(subscription);
            consumer.unsubscribe(subscription);
        }
    }

    /** Hands over what a pull brings. Returns whether it brought anything. */
    private boolean fetch(JetStreamSubscription subscription, EarlierFirst<Message> earlier)
            throws InterruptedException {
        subscription.pull(
                PullRequestOptions.builder(settings.batch()).expiresIn(PULL).build());
        long end = System.nanoTime() + PULL.toNanos();
        int received = 0;
        for (long left = PULL.toNanos(); left > 0 && received < settings.batch(); left = end - System.nanoTime()) {
            Message message = next(subscription, Duration.ofNanos(left));
            if (message == null) {
                break;
            }
            inHand.add(message);
            handOver(earlier.fetched(message, message.metaData().streamSequence()));
            received++;
        }
        if (received == 0) {
            handOver(earlier.nothingFetched());
        }
        return received > 0;
    }

    private Message next(JetStreamSubscription subscription, Duration atMost) throws InterruptedException {
        if (!stop.enterWait()) {
            return null;
        }
        try {
            return subscription.nextMessage(atMost);
        } finally {
            stop.leaveWait();
        }
    }

    private void handOver(List<Message> messages) {
        for (Message message : messages) {
            if (!stop.enterWait()) {
                giveBack(message);
                continue;
            }
            try {
                lanes.put(message);
            } catch (InterruptedException e) {
                giveBack(message);
                LOG.debug("{} was woken to stop", name());
            } finally {
                stop.leaveWait();
            }
        }
    }

    private void giveBack(Message message) {
        inHand.remove(message);
        if (stop.raised() && consumer.nats().connected()) {
            message.nak();
        }
    }

    /** What was fetched and is not handled goes back, so that another instance need not wait for it. */
    private void giveBackFetched(JetStreamSubscription subscription) throws InterruptedException {
        if (stop.raised() && consumer.nats().connected()) {
            for (Message m = subscription.nextMessage(Duration.ofMillis(1));
                    m != null;
                    m = subscription.nextMessage(Duration.ofMillis(1))) {
                giveBack(m);
            }
        }
    }

    /** Loud from the second time on: at a first start the stream may come a moment later than its consumer. */
    private void report(Exception fault) {
        String text = fault.toString();
        if (!text.equals(lastFault)) {
            lastFault = text;
            reported = false;
        } else if (!reported) {
            LOG.warn("{} cannot consume, goes on trying: {}", name(), text);
            reported = true;
        }
    }

    /** Waits a moment, or until NATS is there again. */
    private void pause() {
        try {
            if (consumer.nats().connected()) {
                sleep(PAUSE);
            } else if (stop.enterWait()) {
                consumer.nats().awaitConnected(AWAY);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was woken to stop", name());
        } finally {
            stop.leaveWait();
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        if (!stop.enterWait()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } finally {
            stop.leaveWait();
        }
    }
}
