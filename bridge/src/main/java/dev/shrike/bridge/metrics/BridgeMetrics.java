package dev.shrike.bridge.metrics;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Meters of each lane of a bridge, tagged {@code lane} and {@code direction}: {@code shrike.bridge.*}. Lanes that come or go are
 * followed by {@link #refresh}. Thread-safe.
 */
public final class BridgeMetrics implements MeterBinder {
    private static final String PREFIX = "shrike.bridge.";

    private final Bridge bridge;
    private final Map<String, List<Meter>> bound = new HashMap<>();

    /**
     * @param bridge whose numbers they are
     */
    public BridgeMetrics(Bridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        Gauge.builder(PREFIX + "healthy", bridge, running -> running.healthy() ? 1 : 0)
                .description("Whether this instance takes part and every lane that it runs carries events")
                .register(registry);
        refresh(registry);
    }

    /** Adds the meters of lanes that are new, and removes those of lanes that are gone. */
    public synchronized void refresh(MeterRegistry registry) {
        Set<String> present = new HashSet<>();
        for (LaneStatus lane : bridge.lanes()) {
            present.add(lane.name());
            bound.computeIfAbsent(lane.name(), name -> meters(lane, registry));
        }
        bound.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                entry.getValue().forEach(registry::remove);
            }
            return gone;
        });
    }

    private List<Meter> meters(LaneStatus lane, MeterRegistry registry) {
        Tags tags = Tags.of(
                "lane", lane.name(), "direction", lane.direction().name().toLowerCase(java.util.Locale.ROOT));
        var meters = new ArrayList<Meter>();
        meters.add(counter(registry, "events", "Events carried over", tags, lane.name(), LaneStatus::mirrored));
        meters.add(counter(
                registry,
                "dead.letters",
                "Events that became dead letters",
                tags,
                lane.name(),
                LaneStatus::deadLetters));
        meters.add(counter(
                registry,
                "skipped",
                "Events left out on purpose: echoes, identical duplicates",
                tags,
                lane.name(),
                LaneStatus::skipped));
        meters.add(counter(
                registry,
                "lost",
                "Sequences that were gone before they were mirrored",
                tags,
                lane.name(),
                LaneStatus::lost));
        meters.add(gauge(
                registry, "lag.events", "Events known to lie before the lane", tags, lane.name(), LaneStatus::lag));
        meters.add(gauge(
                registry,
                "lag.seconds",
                "Age of the last carried event while there is a lag",
                tags,
                lane.name(),
                row -> row.age().toMillis() / 1_000.0));
        meters.add(gauge(
                registry, "rate", "Events per second over the last ten seconds", tags, lane.name(), LaneStatus::rate));
        meters.add(gauge(
                registry,
                "sequence",
                "Last committed position in the stream",
                tags,
                lane.name(),
                LaneStatus::sequence));
        meters.add(gauge(
                registry,
                "owned",
                "Whether this instance runs the lane",
                tags,
                lane.name(),
                row -> row.owner().isPresent() ? 1 : 0));
        meters.add(FunctionTimer.builder(
                        PREFIX + "transaction",
                        this,
                        ignored -> value(lane.name(), row -> row.transactions()).longValue(),
                        ignored ->
                                value(lane.name(), row -> row.transactionTime().toNanos()),
                        TimeUnit.NANOSECONDS)
                .description("Transactions, from their first record to the end of their commit")
                .tags(tags)
                .register(registry));
        for (LaneState state : LaneState.values()) {
            meters.add(gauge(
                    registry,
                    "state",
                    "1 for the state that the lane is in",
                    tags.and("state", state.name().toLowerCase(java.util.Locale.ROOT)),
                    lane.name(),
                    row -> row.state() == state ? 1 : 0));
        }
        for (Incident incident : Incident.values()) {
            meters.add(counter(
                    registry,
                    "incidents",
                    "How often each kind of incident was met",
                    tags.and("incident", incident.word()),
                    lane.name(),
                    row -> row.incidents().get(incident)));
        }
        return meters;
    }

    private Meter counter(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            String lane,
            ToDoubleFunction<LaneStatus> number) {
        return FunctionCounter.builder(PREFIX + name, this, ignored -> value(lane, number))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Meter gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            String lane,
            ToDoubleFunction<LaneStatus> number) {
        return Gauge.builder(PREFIX + name, this, ignored -> value(lane, number))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Double value(String lane, ToDoubleFunction<LaneStatus> number) {
        Optional<LaneStatus> row = bridge.lanes().stream()
                .filter(found -> found.name().equals(lane))
                .findFirst();
        return row.map(found -> number.applyAsDouble(found)).orElse(0.0);
    }
}
