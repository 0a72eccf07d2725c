package dev.shrike.gateway.live;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.LiveSubscription;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StreamSpan;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream from where it ended when the feed began, and hands each event to the board, in order and once. Goes on where it was
 * after NATS was away; whether the stream is still the same one is looked at then, and now and then.
 */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int BUFFER = 1_000;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final int stream;
    private final EventDefinition event;
    private final LiveEvents events;
    private final EventReader reader;
    private final Sink sink;
    private final Predicate<Feed> goesOn;
    private final Duration linger;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean check = new AtomicBoolean();
    private final Thread thread;
    private int users;
    private long unusedSince;

    private Instant created;
    private long position;
    private boolean away;

    /** Where events go. */
    interface Sink {
        void open(int stream, long sequence);

        void beginAnew(int stream);

        void deliver(int stream, ReceivedEvent event);

        void close(int stream);
    }

    /**
     * @param goesOn asked every second whether anybody still needs it
     * @param linger how long it is kept when nobody does
     */
    Feed(
            int stream,
            EventDefinition event,
            LiveEvents events,
            EventReader reader,
            Sink sink,
            Predicate<Feed> goesOn,
            Duration linger) {
        this.stream = stream;
        this.event = event;
        this.events = events;
        this.reader = reader;
        this.sink = sink;
        this.goesOn = goesOn;
        this.linger = linger;
        this.thread = Thread.ofVirtual().name("live-" + event.name()).unstarted(this::run);
    }

    int stream() {
        return stream;
    }

    void start() {
        thread.start();
    }

    /** Called under the lock of the feeds, as are the three below. */
    void use() {
        users++;
    }

    void release() {
        users--;
        unusedSince = System.nanoTime();
    }

    boolean isUnused() {
        return users == 0 && System.nanoTime() - unusedSince >= linger.toNanos();
    }

    void forget() {
        sink.close(stream);
    }

    boolean awaitOpen(Duration atMost) throws InterruptedException {
        return opened.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    void check() {
        check.set(true);
    }

    void stop() {
        stopping.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!isStopped() && goesOn.test(this)) {
                readOnce();
                stopping.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end of this thread, and of nothing else
        }
    }

    /** Until it is broken, or has to look at its stream, or is over. What breaks it is no reason to give up. */
    private void readOnce() throws InterruptedException {
        try {
            look();
            try (LiveSubscription live = events.openAfter(Selection.all(event.name()), position, BUFFER)) {
                tellBack();
                read(live);
            }
        } catch (NatsUnavailableException e) {
            tellAway(e);
        } catch (RuntimeException e) {
            LOG.error("The live feed of {} has failed, and is opened again", event.stream(), e);
        }
    }

    private void look() {
        check.set(false);
        StreamSpan span = reader.span(event.name());
        if (created == null) {
            position = span.last();
            sink.open(stream, position);
            opened.countDown();
        } else if (!span.created().equals(created) || span.last() < position) {
            LOG.warn("Stream {} was made anew; its live feed begins at its beginning", event.stream());
            position = 0;
            sink.beginAnew(stream);
        }
        created = span.created();
    }

    private void read(LiveSubscription live) throws InterruptedException {
        long lookAt = System.nanoTime() + LOOK.toNanos();
        while (!isStopped() && goesOn.test(this)) {
            Optional<ReceivedEvent> next = live.next(BEAT);
            if (check.get()) {
                return; // and what was just read is read again, if it is of this stream
            }
            next.ifPresent(this::deliver);
            if (System.nanoTime() - lookAt >= 0) {
                if (!isSame()) {
                    return;
                }
                lookAt = System.nanoTime() + LOOK.toNanos();
            }
        }
    }

    private boolean isSame() {
        StreamSpan span = reader.span(event.name());
        return span.created().equals(created) && span.last() >= position;
    }

    private void deliver(ReceivedEvent received) {
        position = received.sequence();
        sink.deliver(stream, received);
    }

    private boolean isStopped() {
        return stopping.getCount() == 0;
    }

    private void tellAway(NatsUnavailableException e) {
        if (!away) {
            LOG.warn("The live feed of {} is broken, trying on: {}", event.stream(), e.getMessage());
        }
        away = true;
    }

    private void tellBack() {
        if (away) {
            LOG.info("The live feed of {} is there again", event.stream());
        }
        away = false;
    }
}
