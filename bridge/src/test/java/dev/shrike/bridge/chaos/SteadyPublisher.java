package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Publishes numbered ticks at a steady pace until it is told to end, whatever becomes of the server: each is sent again, with the same
 * message id, until it is acknowledged, and before that no later one of its key is sent.
 */
final class SteadyPublisher implements AutoCloseable {
    private static final int ROUND = 50;
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(2);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(50);

    private final Connection connection;
    private final NumberedTicks ticks;
    private final long roundNanos;
    private final Thread thread = Thread.ofPlatform().name("publisher").daemon().unstarted(this::run);
    private volatile boolean enough;
    private volatile int acknowledged;
    private volatile long lastSequence;
    private volatile Throwable failure;

    private SteadyPublisher(Connection connection, NumberedTicks ticks, int perSecond) {
        this.connection = connection;
        this.ticks = ticks;
        this.roundNanos = TimeUnit.SECONDS.toNanos(1) * ROUND / perSecond;
    }

    static SteadyPublisher start(World world, NumberedTicks ticks, int perSecond)
            throws IOException, InterruptedException {
        if (ticks.keys() < ROUND) {
            throw new IllegalArgumentException("What is sent together has different keys");
        }
        Connection connection = Nats.connect(Options.builder()
                .server(world.servers().nats().toString())
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                .reconnectBufferSize(0)
                .errorListener(new ErrorListener() {})
                .build());
        var publisher = new SteadyPublisher(connection, ticks, perSecond);
        publisher.thread.start();
        return publisher;
    }

    /** How many are acknowledged: the ticks 0 to this one, exclusively. */
    int acknowledged() {
        if (failure != null) {
            throw new IllegalStateException("The publisher died", failure);
        }
        return acknowledged;
    }

    /** Ends publishing; what was begun is acknowledged when this returns. */
    int finish() throws InterruptedException {
        enough = true;
        thread.join();
        return acknowledged();
    }

    /** The newest sequence that was acknowledged. */
    long lastSequence() {
        return lastSequence;
    }

    private void run() {
        try {
            JetStream stream = connection.jetStream();
            long next = System.nanoTime();
            while (!enough) {
                List<NatsMessage> open = IntStream.range(acknowledged, acknowledged + ROUND)
                        .mapToObj(ticks::message)
                        .toList();
                while (!open.isEmpty()) {
                    open = publish(stream, open);
                }
                acknowledged += ROUND;
                next = Math.max(next + roundNanos, System.nanoTime() - roundNanos);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    /** What is not acknowledged by the end of this. */
    private List<NatsMessage> publish(JetStream stream, List<NatsMessage> round) throws InterruptedException {
        var acks = new ArrayList<CompletableFuture<PublishAck>>();
        for (NatsMessage message : round) {
            acks.add(send(stream, message));
        }
        long deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        var open = new ArrayList<NatsMessage>();
        for (int i = 0; i < acks.size(); i++) {
            try {
                PublishAck ack = acks.get(i).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                lastSequence = Math.max(lastSequence, ack.getSeqno());
            } catch (ExecutionException | TimeoutException e) {
                open.add(round.get(i));
            }
        }
        if (!open.isEmpty()) {
            LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
        }
        return open;
    }

    private static CompletableFuture<PublishAck> send(JetStream stream, NatsMessage message) {
        try {
            return stream.publishAsync(message);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.interrupt();
        thread.join();
        connection.close();
    }
}
