package dev.shrike.bridge.plan;

import dev.shrike.bridge.checkpoint.CheckpointTable;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Holds the configuration against the brokers as they are now, and changes nothing. A server that is away is one of the findings. */
public final class Planning implements AutoCloseable {
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final NatsLink nats;
    private final KafkaAdmin admin;

    /**
     * @param settings to be tried
     * @param catalogue of events
     */
    public Planning(BridgeSettings settings, EventCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.nats = new NatsLink(settings.nats(), settings.instance());
        this.admin = new KafkaAdmin(settings.kafka());
    }

    /** Looks at everything. */
    public Plan run() {
        List<Lane> lanes = Lane.of(catalogue, settings.sources());
        var items = new ArrayList<PlanItem>();
        boolean there = add(items, NatsPart.AREA, () -> new NatsPart(nats, settings.topics()).look(lanes));
        there &= add(items, KafkaPart.AREA, () -> new KafkaPart(admin, settings, catalogue).look());
        List<MajorVersion> majors = catalogue.majors().stream()
                .filter(major -> settings.sources().carries(major.event()))
                .toList();
        if (!majors.isEmpty()) {
            there &= add(items, RegistryPart.AREA, () -> {
                try (var registry = new RegistryPart(settings.registry())) {
                    return registry.look(majors);
                }
            });
        }
        if (there) {
            there = add(items, LanePart.AREA, () -> new LanePart(nats.streams()).look(lanes, checkpoints()));
        }
        return new Plan(items, !there);
    }

    private Map<String, StoredCheckpoint> checkpoints() {
        try {
            return new CheckpointTable(admin, new CommittedReader(settings.kafka())).read();
        } catch (UnavailableException e) {
            if (e.incident() == Incident.TOPIC_MISSING) {
                return Map.of();
            }
            throw e;
        }
    }

    private static boolean add(List<PlanItem> items, String area, Supplier<List<PlanItem>> part) {
        try {
            items.addAll(part.get());
            return true;
        } catch (UnavailableException e) {
            items.add(
                    PlanItem.error(area, "server", e.getMessage(), e.incident().advice()));
            return false;
        }
    }

    @Override
    public void close() {
        nats.close();
        admin.close();
    }
}
