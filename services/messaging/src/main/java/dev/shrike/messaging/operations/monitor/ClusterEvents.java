package dev.shrike.messaging.operations.monitor;

import dev.shrike.schemas.cluster.v1.Cluster;
import dev.shrike.schemas.cluster.v1.ClusterData;
import dev.shrike.schemas.cluster.v1.Metadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Snapshots as events, and events as snapshots. Pure, but for ids. */
public final class ClusterEvents {
    /** So many fit into a message, by far. */
    private static final int MEASURED_PER_EVENT = 1_000;

    private static final String METRICS = "metrics";
    private static final String PARTS = "parts";

    private ClusterEvents() {}

    static Cluster parts(Snapshot seen, String publisher) {
        return event(
                PARTS,
                seen,
                publisher,
                List.of(),
                seen.parts().stream().map(ClusterEvents::written).toList());
    }

    /** One event, or several where there is more to tell than one should hold. */
    static List<Cluster> metrics(Snapshot seen, String publisher) {
        List<Cluster> events = new ArrayList<>();
        for (int from = 0; from < seen.measured().size(); from += MEASURED_PER_EVENT) {
            int to = Math.min(from + MEASURED_PER_EVENT, seen.measured().size());
            events.add(event(
                    METRICS,
                    seen,
                    publisher,
                    seen.measured().subList(from, to).stream()
                            .map(ClusterEvents::written)
                            .toList(),
                    List.of()));
        }
        return events;
    }

    /** What an event tells: measurements, or parts. */
    public static Snapshot read(Cluster event) {
        ClusterData data = event.getData();
        return new Snapshot(
                data.getSource(),
                data.getNode(),
                data.getStartedAt(),
                event.getMetadata().getTime(),
                data.getMeasurements().stream()
                        .map(each -> new Measured(each.getMeasure(), each.getLabels(), each.getValue()))
                        .toList(),
                data.getParts().stream().map(ClusterEvents::read).toList());
    }

    private static PartState read(dev.shrike.schemas.cluster.v1.PartState part) {
        return new PartState(
                part.getPart(),
                switch (part.getState()) {
                    case "up" -> PartHealth.UP;
                    case "degraded" -> PartHealth.DEGRADED;
                    default -> PartHealth.DOWN;
                },
                Optional.ofNullable(part.getStartedAt()).map(Instant::parse),
                Optional.ofNullable(part.getReason()).orElse(""));
    }

    private static dev.shrike.schemas.cluster.v1.Measured written(Measured measured) {
        return dev.shrike.schemas.cluster.v1.Measured.newBuilder()
                .setMeasure(measured.measure())
                .setLabels(measured.labels())
                .setValue(measured.value())
                .build();
    }

    private static dev.shrike.schemas.cluster.v1.PartState written(PartState part) {
        return dev.shrike.schemas.cluster.v1.PartState.newBuilder()
                .setPart(part.part())
                .setState(part.health().word())
                .setStartedAt(part.startedAt().map(Instant::toString).orElse(null))
                .setReason(part.reason().isEmpty() ? null : part.reason())
                .build();
    }

    private static Cluster event(
            String type,
            Snapshot seen,
            String publisher,
            List<dev.shrike.schemas.cluster.v1.Measured> measurements,
            List<dev.shrike.schemas.cluster.v1.PartState> parts) {
        return Cluster.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion("1.0")
                .setData(ClusterData.newBuilder()
                        .setSource(seen.source())
                        .setNode(seen.node())
                        .setStartedAt(seen.startedAt())
                        .setMeasurements(measurements)
                        .setParts(parts)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(publisher)
                        .setTime(seen.at().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
