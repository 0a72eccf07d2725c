package dev.shrike.messaging.streams;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ServerInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the stream of every event of the catalogue, brings an existing one up to date, and compares what came back.
 * Idempotent; several applications may do it at the same time. Safe for use by many threads.
 */
@Singleton
public final class StreamProvisioner {
    /** The oldest NATS server this works with. */
    public static final String OLDEST_SERVER = "2.9.10";

    private static final Logger LOG = LoggerFactory.getLogger(StreamProvisioner.class);
    private static final int TEMPORARILY_UNAVAILABLE = 503;
    private static final int STREAM_NOT_FOUND = 10059;

    private final NatsConnection nats;
    private final EventCatalogue catalogue;
    private final StreamSettings settings;

    /** A provisioner over the connection of this JVM. */
    public StreamProvisioner(NatsConnection nats, EventCatalogue catalogue, StreamSettings settings) {
        this.nats = nats;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * Makes all streams what the catalogue wants. Returns when they are.
     *
     * @throws StreamMismatchException when a stream cannot become that, or the server is too old
     * @throws NatsUnavailableException when NATS does not answer
     */
    public void provision() {
        ServerInfo server = nats.connection().getServerInfo();
        if (!server.isSameOrNewerThanVersion(OLDEST_SERVER)) {
            throw new StreamMismatchException("NATS server " + server.getVersion() + " is older than " + OLDEST_SERVER);
        }
        for (EventDefinition event : catalogue.all()) {
            try {
                provision(event);
            } catch (IOException e) {
                throw new NatsUnavailableException("No answer about stream " + event.stream(), e);
            } catch (JetStreamApiException e) {
                if (e.getErrorCode() == TEMPORARILY_UNAVAILABLE) {
                    throw new NatsUnavailableException("JetStream is not ready", e);
                }
                throw new StreamMismatchException("Stream " + event.stream() + ": " + e.getMessage());
            }
        }
    }

    private void provision(EventDefinition event) throws IOException, JetStreamApiException {
        JetStreamManagement management = nats.management();
        StreamConfiguration wanted = StreamShape.of(event, settings);
        StreamInfo there = find(management, event.stream());
        if (there == null) {
            there = management.addStream(wanted);
            LOG.info("Created stream {}", event.stream());
        } else if (!StreamShape.differences(wanted, there.getConfiguration()).isEmpty()) {
            List<String> was = StreamShape.differences(wanted, there.getConfiguration());
            there = management.updateStream(wanted);
            LOG.info("Updated stream {}: {}", event.stream(), was);
        }
        List<String> differences = StreamShape.differences(wanted, there.getConfiguration());
        if (!differences.isEmpty()) {
            throw new StreamMismatchException("Stream " + event.stream() + ": " + String.join("; ", differences));
        }
    }

    private static StreamInfo find(JetStreamManagement management, String stream)
            throws IOException, JetStreamApiException {
        try {
            return management.getStreamInfo(stream);
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == STREAM_NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}
