package dev.shrike.bridge.nats;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.NatsSettings;
import io.nats.client.Connection;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge's one connection to NATS, made when it is first needed and kept up for ever after. Thread-safe. */
public final class NatsLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);
    private static final Duration RECONNECT_WAIT = Duration.ofMillis(200);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(5);
    private static final int FOR_EVER = -1;

    private final NatsSettings settings;
    private final String name;
    private Connection connection;
    private boolean closed;

    /**
     * @param settings where NATS is
     * @param name of the connection, as the server lists it
     */
    public NatsLink(NatsSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /**
     * The connection, which is up at this moment.
     *
     * @throws UnavailableException when NATS is away
     */
    public synchronized Connection connection() {
        if (closed) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: the bridge is closing", null);
        }
        if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
            connection = connect();
        }
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw new UnavailableException(
                    Incident.NATS_AWAY, "NATS is away: reconnecting to " + settings.address(), null);
        }
        return connection;
    }

    /** Streams as this connection sees them. */
    public Streams streams() {
        return new Streams(this);
    }

    /** Options of each JetStream request. */
    JetStreamOptions requests() {
        return JetStreamOptions.builder().requestTimeout(settings.timeout()).build();
    }

    /** Bound of each request. */
    public Duration timeout() {
        return settings.timeout();
    }

    private Connection connect() {
        var properties = new Properties();
        properties.putAll(settings.client());
        Options.Builder options = Options.builder()
                .properties(properties)
                .servers(settings.url().split(","))
                .connectionName(name)
                .connectionTimeout(settings.timeout())
                .pingInterval(PING_INTERVAL)
                .maxReconnects(FOR_EVER)
                .reconnectWait(RECONNECT_WAIT)
                // What cannot be sent now fails now: a buffer would send it later, after what is sent again.
                .reconnectBufferSize(0)
                .errorListener(new ConnectionLog())
                .connectionListener((at, event) -> LOG.info("NATS: {}", event));
        settings.credentials().ifPresent(file -> options.credentialPath(file.toString()));
        try {
            return Nats.connect(options.build());
        } catch (IOException e) {
            throw new UnavailableException(Incident.NATS_AWAY, "NATS is away: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Incident.NATS_AWAY, "Interrupted while connecting to NATS", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
