package dev.shrike.bridge.verify;

import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.CheckpointTable;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.nats.Vitals;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.Optional;

/**
 * Compares a lane's stream with its topics, event by event, while the lane runs or not, and changes nothing. What the lane had
 * mirrored when the comparison began is compared. It needs some 10 bytes of memory for each sequence of the range, and some 80 for
 * each key of one version's topics; a range too large for that is compared in pieces. Used by one thread.
 */
public final class Verification implements AutoCloseable {
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final KafkaAdmin admin;
    private final NatsLink nats;

    /**
     * @param settings where the servers are
     * @param catalogue of events
     */
    public Verification(BridgeSettings settings, EventCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.admin = new KafkaAdmin(settings.kafka());
        this.nats = new NatsLink(settings.nats(), settings.instance());
    }

    /**
     * Compares.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when a broker is away, or the stream or a topic is missing
     */
    public VerificationReport run(VerificationRequest request, VerificationProgress progress) {
        Lane.Forward lane = request.lane();
        var reader = new CommittedReader(settings.kafka());
        Optional<Checkpoint.OfStream> checkpoint = checkpoint(lane, reader);
        Vitals stream = nats.streams().vitals(lane.stream());
        if (checkpoint.isPresent() && !checkpoint.get().created().equals(stream.created())) {
            return nothing(
                    lane,
                    "The checkpoint is of an earlier " + stream.stream() + ", created "
                            + checkpoint.get().created()
                            + ": the lane has not mirrored anything of the one that is there");
        }
        long mirrored = checkpoint.map(Checkpoint.OfStream::sequence).orElse(0L);
        if (mirrored > stream.last()) {
            return nothing(
                    lane,
                    stream.stream() + " ends at " + stream.last() + ", and the lane has mirrored up to " + mirrored
                            + ": the stream has lost its tail");
        }
        return new Comparison(request, stream, mirrored, settings, catalogue, admin, reader, nats, progress).run();
    }

    private Optional<Checkpoint.OfStream> checkpoint(Lane.Forward lane, CommittedReader reader) {
        StoredCheckpoint stored = new CheckpointTable(admin, reader).read().get(lane.name());
        return stored != null && stored.checkpoint() instanceof Checkpoint.OfStream at
                ? Optional.of(at)
                : Optional.empty();
    }

    private static VerificationReport nothing(Lane.Forward lane, String note) {
        return new VerificationReport.Builder(lane.name(), lane.stream())
                .note(note)
                .build();
    }

    @Override
    public void close() {
        nats.close();
        admin.close();
    }
}
