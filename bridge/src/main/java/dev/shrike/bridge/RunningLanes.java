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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The lanes that this instance runs now, and what is known of all. Owned by the steward's thread; statuses are read by any. */
final class RunningLanes implements LaneOwner {
    private static final Duration LEARNING_OF_LOSS = Duration.ofSeconds(1);

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, LaneReport> reports = new LinkedHashMap<>();
    private final Map<String, LaneRunner> runners = new ConcurrentHashMap<>();
    private final Function<Lane, LaneWork> works;
    private final BridgeSettings settings;
    private volatile boolean settled;

    RunningLanes(List<Lane> all, Function<Lane, LaneWork> works, BridgeSettings settings) {
        this.works = works;
        this.settings = settings;
        for (Lane lane : all) {
            lanes.put(lane.name(), lane);
            reports.put(lane.name(), new LaneReport(lane, settings.instance()));
        }
    }

    Set<String> names() {
        return lanes.keySet();
    }

    @Override
    public void take(Set<String> taken) {
        for (String name : taken) {
            Lane lane = lanes.get(name);
            var runner = new LaneRunner(
                    lane,
                    works.apply(lane),
                    reports.get(name),
                    settings.lanes().backoff(),
                    settings.kafka().sessionTimeout().plus(LEARNING_OF_LOSS));
            runners.put(name, runner);
            runner.start();
        }
        settled = true;
    }

    @Override
    public void giveBack(Set<String> parting) {
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
        parting.forEach(name -> reports.get(name).elsewhere());
    }

    @Override
    public void lost(Set<String> gone) {
        giveBack(gone);
    }

    /** All lanes, run here or not. */
    List<LaneStatus> statuses() {
        return reports.values().stream().map(LaneReport::status).toList();
    }

    /** Whether lanes were handed out at least once, and all that run here carry events. */
    boolean allRunning() {
        return settled
                && runners.keySet().stream().allMatch(name -> reports.get(name).state() == LaneState.RUNNING);
    }
}
