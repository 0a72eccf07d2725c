package dev.shrike.gdpr.scan.jetstream;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.Session;
import dev.shrike.gdpr.scan.Stay;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All streams of a JetStream account: those of events, their mirrors, key-value buckets. Subjects, headers and payloads are
 * looked at. Thread-safe.
 */
public final class JetStreamPlace implements Place {

    private static final String NAME = "nats";

    private final Supplier<Connection> connection;
    private final EventCatalogue catalogue;
    private final Duration timeout;
    private final Duration stall;

    /**
     * @param connection gives one that stays open, or throws {@link IllegalStateException} when there is none now
     * @param timeout of each request
     * @param stall how long a stream may give nothing before the scan says that it cannot be read
     */
    public JetStreamPlace(Supplier<Connection> connection, EventCatalogue catalogue, Duration timeout, Duration stall) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.timeout = timeout;
        this.stall = stall;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void scan(Session session) throws InterruptedException {
        try {
            Connection nats = connection.get();
            JetStreamOptions options =
                    JetStreamOptions.builder().requestTimeout(timeout).build();
            List<StreamInfo> streams = nats.jetStreamManagement(options).getStreams();
            session.expect(streams.stream()
                    .mapToLong(stream -> stream.getStreamState().getMsgCount())
                    .sum());
            for (StreamInfo stream : streams) {
                Part part = part(session, stream);
                if (stream.getStreamState().getMsgCount() > 0) {
                    reader(nats, options, session, part, stream).read();
                }
                part.done();
            }
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new PlaceUnavailableException("NATS cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A consumer on a stream that forgets what was acknowledged would take messages from others, or is refused: there, each
     * message is asked for by its sequence.
     */
    private StreamReader reader(
            Connection nats, JetStreamOptions options, Session session, Part part, StreamInfo stream)
            throws IOException {
        return stream.getConfiguration().getRetentionPolicy() == RetentionPolicy.Limits
                ? new ConsumingReader(nats, options, session, part, stream, stall)
                : new AskingReader(nats.jetStreamManagement(options), session, part, stream);
    }

    private Part part(Session session, StreamInfo stream) {
        String name = stream.getConfiguration().getName();
        Optional<Duration> maxAge =
                Optional.ofNullable(stream.getConfiguration().getMaxAge()).filter(age -> !age.isZero());
        Part part = session.part(name, maxAge.map(Stay::of).orElseGet(Stay::forEver));
        catalogue.all().stream()
                .filter(event -> event.stream().equals(name))
                .findFirst()
                .flatMap(EventDefinition::retention)
                .filter(promised -> maxAge.isEmpty() || maxAge.get().compareTo(promised) > 0)
                .ifPresent(promised -> part.note(
                        "kept longer than the catalogue's " + Stay.of(promised).words()));
        return part;
    }
}
