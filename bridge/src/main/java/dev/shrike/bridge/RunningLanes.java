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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lanes that this instance runs now, and what is known of all. Owned by the steward's thread; statuses are read by any. */
final class RunningLanes implements LaneOwner {
    private static final Duration LEARNING_OF_LOSS = Duration.ofSeconds(1);
    /** What was lost cannot be committed any more: to wait for it only delays the lanes that come next. */
    private static final Duration AFTER_LOSS = Duration.ofSeconds(1);

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

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
        end(parting, settings.lanes().closeTimeout());
        parting.forEach(name -> reports.get(name).elsewhere());
    }

    private void end(Set<String> parting, Duration time) {
        List<LaneRunner> ending = parting.stream()
                .map(runners::remove)
                .filter(runner -> runner != null)
                .toList();
        ending.forEach(LaneRunner::requestStop);
        try {
            List<LaneRunner> late = stillRunning(ending, time);
            late.forEach(LaneRunner::interrupt);
            stillRunning(late, AFTER_INTERRUPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that have not ended when the time is over. */
    private static List<LaneRunner> stillRunning(List<LaneRunner> ending, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        var late = new ArrayList<LaneRunner>();
        for (LaneRunner runner : ending) {
            if (!runner.awaitEnd(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1)))) {
                late.add(runner);
            }
        }
        return late;
    }

    @Override
    public void lost(Set<String> gone) {
        end(gone, AFTER_LOSS);
        gone.forEach(name -> reports.get(name).elsewhere());
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
        end(changed, settings.lanes().closeTimeout());
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
