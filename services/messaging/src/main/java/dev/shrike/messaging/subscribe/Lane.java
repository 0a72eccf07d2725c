package dev.shrike.messaging.subscribe;

import io.nats.client.Message;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of some aggregates one at a time, in the order in which they were put, on a thread of its own. The
 * thread survives whatever a handler throws.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Delivery delivery;
    private final InHand inHand;
    private final BlockingQueue<Message> waiting;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;

    Lane(String name, Delivery delivery, InHand inHand, int capacity) {
        this.delivery = delivery;
        this.inHand = inHand;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofVirtual().name("handler-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** Asks to stop after the message in hand; those that wait go back to the server. */
    void stop() {
        stop.raise();
    }

    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    /** Blocks while too many messages wait. */
    void put(Message message) throws InterruptedException {
        waiting.put(message);
    }

    private void run() {
        for (Message message = next(); message != null; message = next()) {
            try {
                delivery.deliver(message);
            } catch (Throwable e) { // the answer is lost, or memory is: the server delivers the message again
                LOG.warn("A message on {} was not answered: {}", message.getSubject(), FailureText.of(e));
            } finally {
                inHand.remove(message);
                Thread.interrupted(); // a handler may have left it behind
            }
        }
        giveBack();
    }

    private Message next() {
        while (stop.enterWait()) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                LOG.debug("Woken, to stop or by what a handler left behind");
            } finally {
                stop.leaveWait();
            }
        }
        return null;
    }

    /** What was fetched and is not handled goes back, so that another instance need not wait for it. */
    private void giveBack() {
        for (Message message = waiting.poll(); message != null; message = waiting.poll()) {
            try {
                message.nak();
            } catch (IllegalStateException e) {
                LOG.debug("NATS is away, it will deliver by itself: {}", e.getMessage());
            } finally {
                inHand.remove(message);
            }
        }
    }
}
