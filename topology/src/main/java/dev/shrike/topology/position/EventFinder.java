package dev.shrike.topology.position;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Finds committed events in Kafka by their id, soon after they were published. Reads only while somebody asks. Whoever asks for an
 * event from long ago has a reader go back to it; that is another one than the reader of those who ask for what has just been
 * published, so that nobody of these waits for it. Thread-safe.
 */
public final class EventFinder implements AutoCloseable {
    /** Up to what age an event is looked for among the newest ones. */
    static final Duration RECENT = Duration.ofMinutes(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration remoteTimeout;
    private final InstantSource clock;
    private final Map<Range, TopicFollower> followers = new HashMap<>();
    private boolean closed;

    /** What one follower reads. */
    private record Range(String topic, boolean recent) {}

    /**
     * @param remoteTimeout of each request to Kafka
     */
    public EventFinder(String bootstrapServers, Duration remoteTimeout) {
        this(() -> TopicFollower.consumer(bootstrapServers, remoteTimeout), remoteTimeout, InstantSource.system());
    }

    /**
     * @param consumers make a consumer of committed records, which reads nothing yet
     */
    EventFinder(Supplier<Consumer<byte[], byte[]>> consumers, Duration remoteTimeout, InstantSource clock) {
        this.consumers = consumers;
        this.remoteTimeout = remoteTimeout;
        this.clock = clock;
    }

    /**
     * Where the event lies, as soon as it is committed.
     *
     * @param since when it was published, or earlier; what was written to Kafka before is not looked at
     * @throws NotThereYetException when it is not there within the patience, or Kafka cannot be read, or this is closed
     */
    public Place find(String topic, UUID event, Instant since, Duration patience) throws InterruptedException {
        CompletableFuture<Place> place = ask(topic, event, since);
        try {
            return place.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotThereYetException("event " + event + " is not in " + topic, e);
        } catch (ExecutionException e) {
            throw new NotThereYetException(
                    topic + " cannot be read: " + e.getCause().getMessage(), e.getCause());
        } finally {
            place.cancel(false); // whoever gave up is waited for by nobody
        }
    }

    private synchronized CompletableFuture<Place> ask(String topic, UUID event, Instant since) {
        CompletableFuture<Place> place = new CompletableFuture<>();
        Range range = new Range(topic, !since.isBefore(clock.instant().minus(RECENT)));
        TopicFollower running = closed ? null : followers.get(range);
        if (running != null && running.ask(event, since, place)) {
            return place;
        }
        if (!closed) {
            TopicFollower next = TopicFollower.start(consumers, topic, remoteTimeout);
            followers.put(range, next);
            if (next.ask(event, since, place)) {
                return place;
            }
        }
        place.completeExceptionally(new IllegalStateException("no longer read"));
        return place;
    }

    @Override
    public synchronized void close() {
        closed = true;
        followers.values().forEach(TopicFollower::close);
    }
}
