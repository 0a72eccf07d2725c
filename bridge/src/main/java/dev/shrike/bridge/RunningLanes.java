package dev.shrike.bridge;

import dev.shrike.bridge.assignment.LaneOwner;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.LaneRunner;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.lane.LaneWork;
import dev.shrike.bridge.settings.BridgeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lanes that this instance runs now, and what is known of all. Owned by the steward's thread; statuses are read by any. */
final class RunningLanes implements LaneOwner {
    private static final Duration LEARNING_OF_LOSS = Duration.ofSeconds(1);

    private final LaneSet lanes;
    private final Map<String, LaneReport> reports = new ConcurrentHashMap<>();
    private final Map<String, LaneRunner> runners = new ConcurrentHashMap<>();
    private final Function<Lane, LaneWork> works;
    private final BridgeSettings settings;
    private volatile boolean settled;

    RunningLanes(LaneSet lanes, Function<Lane, LaneWork> works, BridgeSettings settings) {
        this.lanes = lanes;
        this.works = works;
        this.settings = settings;
    }

    @Override
    public Set<String> lanes() {
        return lanes.names();
    }

    @Override
    public void take(Set<String> taken) {
        taken.forEach(this::start);
        settled = true;
    }

    private void start(String name) {
        Lane lane = lanes.get(name);
        var runner = new LaneRunner(
                lane,
                works.apply(lane),
                report(lane),
                settings.lanes().backoff(),
                settings.kafka().sessionTimeout().plus(LEARNING_OF_LOSS),
                settings.lanes().watchInterval());
        runners.put(name, runner);
        runner.start();
    }

    private LaneReport report(Lane lane) {
        return reports.computeIfAbsent(lane.name(), name -> new LaneReport(lane, settings.instance()));
    }

    @Override
    public void giveBack(Set<String> parting) {
        end(parting);
        parting.forEach(name -> reports.get(name).elsewhere());
    }

    private void end(Set<String> parting) {
        List<LaneRunner> ending = parting.stream()
                .map(runners::remove)
                .filter(runner -> runner != null)
                .toList();
        ending.forEach(LaneRunner::requestStop);
        long deadline = System.nanoTime() + settings.lanes().closeTimeout().toNanos();
        try {
            for (LaneRunner runner : ending) {
                runner.awaitEnd(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void lost(Set<String> gone) {
        giveBack(gone);
    }

    @Override
    public void refresh() {
        if (!lanes.refresh()) {
            return;
        }
        Set<String> changed = runners.entrySet().stream()
                .filter(entry -> lanes.isAnother(entry.getValue().lane()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        end(changed);
        changed.forEach(this::start);
        reports.keySet()
                .removeIf(name -> !runners.containsKey(name) && !lanes.names().contains(name));
    }

    /** All lanes, run here or not. */
    List<LaneStatus> statuses() {
        return lanes.all().stream().map(lane -> report(lane).status()).toList();
    }

    /** Whether lanes were handed out at least once, and all that run here carry events. */
    boolean allRunning() {
        return settled
                && runners.values().stream()
                        .allMatch(runner -> report(runner.lane()).state() == LaneState.RUNNING);
    }
}
