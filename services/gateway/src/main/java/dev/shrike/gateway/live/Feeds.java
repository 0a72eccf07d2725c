package dev.shrike.gateway.live;

import dev.shrike.messaging.nats.NatsUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The feeds of the streams that somebody follows: begun for the first, ended some time after the last. Thread-safe.
 */
final class Feeds {
    private final Map<Integer, Feed> running = new HashMap<>();
    private final IntFunction<Feed> make;
    private final Duration patience;
    private final int always;

    /**
     * @param make makes the feed of a stream; begun here
     * @param always a stream that is followed as long as any is
     * @param patience how long a stream may take to be opened
     */
    Feeds(IntFunction<Feed> make, int always, Duration patience) {
        this.make = make;
        this.always = always;
        this.patience = patience;
    }

    /** Somebody's interest in some streams. Closing it twice is closing it once. */
    final class Lease implements AutoCloseable {
        private final Feed[] feeds;
        private boolean closed;

        private Lease(Feed[] feeds) {
            this.feeds = feeds;
        }

        @Override
        public void close() {
            synchronized (Feeds.this) {
                if (!closed) {
                    closed = true;
                    for (Feed feed : feeds) {
                        feed.release();
                    }
                }
            }
        }
    }

    /**
     * Follows the streams until the lease is closed; returns when all are followed.
     *
     * @throws NatsUnavailableException when one cannot be followed in time
     */
    Lease lease(int[] streams) throws InterruptedException {
        Lease lease = take(streams);
        long end = System.nanoTime() + patience.toNanos();
        for (Feed feed : lease.feeds) {
            if (!feed.awaitOpen(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                lease.close();
                throw new NatsUnavailableException("The event store does not answer");
            }
        }
        return lease;
    }

    private synchronized Lease take(int[] streams) {
        Feed[] feeds = new Feed[streams.length + 1];
        for (int i = 0; i < streams.length; i++) {
            feeds[i] = feed(streams[i]);
        }
        feeds[streams.length] = feed(always);
        return new Lease(feeds);
    }

    private Feed feed(int stream) {
        Feed feed = running.get(stream);
        if (feed == null) {
            feed = make.apply(stream);
            running.put(stream, feed);
            feed.start();
        }
        feed.use();
        return feed;
    }

    /** Whether the feed has to go on; one that nobody needed for its time is forgotten here, and ends. */
    synchronized boolean goesOn(Feed feed) {
        if (feed.isUnused()) {
            running.remove(feed.stream(), feed);
            feed.forget();
            return false;
        }
        return true;
    }

    /** Makes all of them look at their streams again. */
    synchronized void checkAll() {
        running.values().forEach(Feed::check);
    }

    synchronized int size() {
        return running.size();
    }

    /** Ends all. */
    synchronized void close() {
        running.values().forEach(Feed::stop);
        running.clear();
    }
}
