package dev.shrike.admin.page.overview;

import dev.shrike.admin.page.overview.Overview.Flow;
import dev.shrike.admin.page.overview.Overview.Lane;
import dev.shrike.admin.page.overview.Overview.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast events come, from looking again and again: on NATS by how far each stream's end has moved since the look before, on Kafka by what
 * the lanes say. Keeps the last looks for a chart. One for each looker; not thread-safe.
 */
final class Rates {
    static final int LOOKS = 60;
    private static final double NANOS = 1e9;

    private final Map<String, Long> ends = new HashMap<>();
    private final Deque<Look> looks = new ArrayDeque<>();
    private Instant before = Instant.EPOCH;

    /** One look: the sums over all events. */
    record Look(Instant at, double nats, double kafka) {}

    /** What there is to say after this look; zeros after the first. */
    List<Flow> look(Instant now, List<Stream> streams, List<Lane> lanes) {
        double seconds = Duration.between(before, now).toNanos() / NANOS;
        Map<String, Double> kafka = new HashMap<>();
        lanes.stream()
                .filter(lane -> lane.direction().equals("forward"))
                .forEach(lane -> kafka.merge(lane.name(), lane.rate(), Double::sum));
        List<Flow> flows = new ArrayList<>();
        for (Stream stream : streams) {
            Long end = ends.put(stream.stream(), stream.lastSequence());
            double nats = end == null || seconds <= 0 ? 0 : Math.max(0, stream.lastSequence() - end) / seconds;
            String event = stream.stream().toLowerCase(Locale.ROOT);
            flows.add(new Flow(event, nats, kafka.getOrDefault(event, 0.0)));
        }
        before = now;
        looks.addLast(new Look(
                now,
                flows.stream().mapToDouble(Flow::nats).sum(),
                flows.stream().mapToDouble(Flow::kafka).sum()));
        while (looks.size() > LOOKS) {
            looks.removeFirst();
        }
        return List.copyOf(flows);
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }
}
