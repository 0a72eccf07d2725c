package dev.shrike.messaging.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection of this JVM to NATS. Made in the background, so a service starts while NATS is away; reconnects
 * for ever. While there is no connection every call fails at once with {@link NatsUnavailableException}: nothing is
 * kept in memory to be sent later, that is the outbox's work.
 *
 * <p>Safe for use by many threads.
 */
@Singleton
public final class NatsConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NatsConnection.class);

    private final NatsSettings settings;
    private final Options options;
    private final List<Runnable> whenConnected = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenLost = new CopyOnWriteArrayList<>();

    /** One after the other: each is a ping, and the client takes more than two unanswered pings for a lost connection. */
    private final ReentrantLock roundTrips = new ReentrantLock();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object connects = new Object();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Thread connector;
    private volatile Live live;

    private record Live(Connection connection, JetStream jetStream, JetStreamManagement management) {}

    /** Starts to connect and returns at once. */
    public NatsConnection(NatsSettings settings) {
        this.settings = settings;
        this.options = options(settings);
        this.connector = Thread.ofVirtual().name("nats-connect").start(this::connect);
    }

    /** Timeout of a request to NATS. */
    public Duration timeout() {
        return settings.timeout();
    }

    /** Whether requests have a chance now. */
    public boolean connected() {
        Live now = live;
        return now != null && now.connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** Waits for a connection, at most for the time given. Returns whether there is one. */
    public boolean awaitConnected(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (connects) {
            while (!connected()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(connects, left);
            }
        }
        return true;
    }

    /** Version of the server that is connected now. */
    public String serverVersion() {
        return live().connection.getServerInfo().getVersion();
    }

    /** The connection, for core NATS. */
    public Connection connection() {
        return live().connection;
    }

    /** JetStream, for publishing and consuming. */
    public JetStream jetStream() {
        return live().jetStream;
    }

    /** JetStream, for streams, consumers and single messages. */
    public JetStreamManagement management() {
        return live().management;
    }

    /**
     * Runs the action on a thread of its own after each connect and reconnect, and now if there is a connection.
     * The action has to tell its failures itself.
     */
    public void whenConnected(Runnable action) {
        whenConnected.add(action);
        if (connected()) {
            Thread.ofVirtual().name("nats-connected").start(action);
        }
    }

    /**
     * Runs the action at once whenever the connection is lost, on the thread that notices: it has to be quick and to tell its
     * failures itself. A connection that is made again soon after is told of later, never before.
     */
    public void whenLost(Runnable action) {
        whenLost.add(action);
    }

    /**
     * Waits until the server has taken everything that this JVM has sent before. What the server had sent to this JVM before it
     * answered has arrived then, too.
     *
     * @throws NatsUnavailableException when it does not answer in time, or the connection was lost meanwhile
     */
    public void roundTrip(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        if (!roundTrips.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new NatsUnavailableException("NATS at " + settings.url() + " did not answer within " + atMost);
        }
        try {
            Connection connection = connection();
            long reconnects = connection.getStatistics().getReconnects();
            connection.flush(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (!connected() || connection.getStatistics().getReconnects() != reconnects) {
                throw new NatsUnavailableException("The connection to NATS at " + settings.url() + " was lost");
            }
        } catch (TimeoutException e) {
            throw new NatsUnavailableException("NATS at " + settings.url() + " did not answer within " + atMost, e);
        } finally {
            roundTrips.unlock();
        }
    }

    /** Closes the connection; messages already handed over are flushed first. */
    @Override
    @PreDestroy
    public void close() {
        closing.countDown();
        try {
            connector.join(options.getConnectionTimeout().plusSeconds(1));
            Live now = live;
            if (now != null) {
                if (connected()) {
                    now.connection.flushBuffer();
                }
                now.connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("NATS connection was lost while it was being closed: {}", e.toString());
        }
    }

    private Live live() {
        Live now = live;
        if (now == null || now.connection.getStatus() != Connection.Status.CONNECTED) {
            throw new NatsUnavailableException("No connection to NATS at " + settings.url());
        }
        return now;
    }

    private void connect() {
        boolean told = false;
        try {
            do {
                try {
                    Connection connection = Nats.connect(options);
                    JetStreamOptions js = JetStreamOptions.builder()
                            .requestTimeout(settings.timeout())
                            .build();
                    live = new Live(connection, connection.jetStream(js), connection.jetStreamManagement(js));
                    LOG.info("Connected to NATS {} at {}", serverVersion(), connection.getConnectedUrl());
                    tellConnected();
                    return;
                } catch (IOException e) {
                    if (!told) {
                        LOG.warn("NATS at {} is not there yet, trying on: {}", settings.url(), e.toString());
                        told = true;
                    }
                }
            } while (!closing.await(settings.reconnectWait().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellConnected() {
        synchronized (connects) {
            connects.notifyAll();
        }
        whenConnected.forEach(
                action -> Thread.ofVirtual().name("nats-connected").start(action));
    }

    private Options options(NatsSettings s) {
        Options.Builder builder = Options.builder()
                .server(s.url())
                .connectionName("shrike")
                .maxReconnects(-1)
                .reconnectWait(s.reconnectWait())
                .reconnectBufferSize(0)
                .pingInterval(s.pingInterval())
                .maxPingsOut(2)
                .requestCleanupInterval(Duration.ofSeconds(1))
                .useTimeoutException()
                .dontForceFlushOnRequest()
                .connectionListener(this::event)
                .errorListener(new Faults());
        if (s.credentials() != null) {
            builder.authHandler(Nats.credentials(s.credentials()));
        }
        return builder.build();
    }

    private void event(Connection connection, ConnectionListener.Events event) {
        switch (event) {
            case DISCONNECTED -> {
                whenLost.forEach(Runnable::run);
                if (live != null && !lost.getAndSet(true)) {
                    LOG.warn("Connection to NATS lost, reconnecting");
                }
            }
            case RECONNECTED -> {
                lost.set(false);
                LOG.info("Connected to NATS again at {}", connection.getConnectedUrl());
                tellConnected();
            }
            case CLOSED -> {
                whenLost.forEach(Runnable::run);
                LOG.info("Connection to NATS closed");
            }
            default -> LOG.debug("NATS connection: {}", event);
        }
    }

    private static final class Faults implements ErrorListener {
        @Override
        public void errorOccurred(Connection connection, String error) {
            LOG.warn("NATS says: {}", error);
        }

        @Override
        public void exceptionOccurred(Connection connection, Exception e) {
            LOG.debug("NATS connection fault: {}", e.toString());
        }
    }
}
