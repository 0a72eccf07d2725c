package dev.shrike.admin.alert.cluster;

import dev.shrike.admin.alert.reading.Readings;
import dev.shrike.messaging.operations.OperationsSettings;
import dev.shrike.messaging.operations.monitor.Measured;
import dev.shrike.messaging.operations.monitor.PartHealth;
import dev.shrike.messaging.operations.monitor.PartState;
import dev.shrike.messaging.operations.monitor.Snapshot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest of every process. What a process has not said again for a while is not said any more: then only that it is silent can be
 * known. Thread-safe.
 */
@Singleton
public final class ClusterView {
    /** 1 for each process that tells of itself; labels {@code source} and {@code node}. */
    public static final String NODE_UP = "shrike_node_up";

    /** 1 up, 0.5 degraded, 0 down; labels {@code part}, {@code kind} and {@code node}. */
    public static final String PART_UP = "shrike_part_up";

    private static final int MOST_NODES = 500;
    private static final int MISSED = 3;
    private static final double DEGRADED = 0.5;

    private final Duration fresh;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Starts starts = new Starts();

    @Inject
    ClusterView(OperationsSettings settings) {
        this(settings.metricsInterval().multipliedBy(MISSED));
    }

    /** @param fresh how long what was said holds */
    ClusterView(Duration fresh) {
        this.fresh = fresh;
    }

    private record Node(
            String source,
            Instant at,
            List<Measured> measured,
            Instant measuredAt,
            List<PartState> parts,
            Instant partsAt) {}

    /**
     * Takes what a process said.
     *
     * @param now by the clock of this process, as those of others may differ
     */
    public synchronized void see(Snapshot seen, Instant now) {
        if (nodes.size() >= MOST_NODES && !nodes.containsKey(seen.node())) {
            return;
        }
        nodes.merge(seen.node(), node(seen, now), (before, later) -> together(before, later));
        starts.note(seen.source(), seen.node(), seen.startedAt());
        seen.parts().forEach(part -> part.startedAt().ifPresent(start -> starts.note(part.part(), seen.node(), start)));
    }

    /** All that is known now. */
    public synchronized List<Measured> measurements(Instant now) {
        Instant oldest = now.minus(fresh);
        nodes.values()
                .removeIf(node ->
                        node.measuredAt().isBefore(oldest) && node.partsAt().isBefore(oldest));
        List<Measured> all = new ArrayList<>(starts.within(now));
        nodes.forEach((name, node) -> {
            all.add(new Measured(NODE_UP, Map.of("source", node.source(), Readings.NODE, name), 1));
            if (!node.measuredAt().isBefore(oldest)) {
                node.measured().forEach(each -> all.add(labelled(each, node.source(), name)));
            }
            if (!node.partsAt().isBefore(oldest)) {
                node.parts().forEach(part -> all.add(measured(part, name)));
            }
        });
        return List.copyOf(all);
    }

    /** Whether another process than this one says that a part is up. */
    public synchronized boolean othersSee(String part, String self, Instant now) {
        Instant oldest = now.minus(fresh);
        return nodes.entrySet().stream()
                .filter(node -> !node.getKey().equals(self)
                        && !node.getValue().partsAt().isBefore(oldest))
                .flatMap(node -> node.getValue().parts().stream())
                .anyMatch(state -> state.part().equals(part) && state.health() == PartHealth.UP);
    }

    private static Node node(Snapshot seen, Instant now) {
        return new Node(
                seen.source(),
                seen.at(),
                seen.measured(),
                seen.measured().isEmpty() ? Instant.EPOCH : now,
                seen.parts(),
                seen.parts().isEmpty() ? Instant.EPOCH : now);
    }

    /** Measurements and parts come in events of their own, and many measurements in several of one time. */
    private static Node together(Node before, Node later) {
        boolean measures = !later.measured().isEmpty();
        List<Measured> measured = new ArrayList<>(measures ? later.measured() : before.measured());
        if (measures && later.at().equals(before.at())) {
            measured.addAll(before.measured());
        }
        boolean tells = !later.parts().isEmpty();
        return new Node(
                later.source(),
                measures ? later.at() : before.at(),
                List.copyOf(measured),
                measures ? later.measuredAt() : before.measuredAt(),
                tells ? later.parts() : before.parts(),
                tells ? later.partsAt() : before.partsAt());
    }

    private static Measured labelled(Measured measured, String source, String node) {
        Map<String, String> labels = new HashMap<>(measured.labels());
        labels.put("source", source);
        labels.put(Readings.NODE, node);
        return new Measured(measured.measure(), labels, measured.value());
    }

    private static Measured measured(PartState part, String node) {
        Map<String, String> labels =
                Map.of("part", part.part(), "kind", PartKind.of(part.part()).word(), Readings.NODE, node);
        return new Measured(PART_UP, labels, up(part.health()));
    }

    private static double up(PartHealth health) {
        return switch (health) {
            case UP -> 1;
            case DEGRADED -> DEGRADED;
            case DOWN -> 0;
        };
    }
}
