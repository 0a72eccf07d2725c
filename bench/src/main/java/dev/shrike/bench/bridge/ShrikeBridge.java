package dev.shrike.bench.bridge;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.settings.BridgeSettings;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Our bridge as it is by default, all lanes of the catalogue and validation included. */
final class ShrikeBridge implements Contestant {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 1_000_000;

    private final Target target;

    ShrikeBridge(Target target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public void mirror(long events, Stopwatch watch) throws TimeoutException {
        try (Bridge bridge = open()) {
            watch.begin();
            await(bridge, lane -> lane.sequence() >= events);
            watch.end();
        }
    }

    /** A bridge whose lane has just begun to carry events. */
    Bridge open() throws TimeoutException {
        var bridge = new Bridge(BridgeSettings.of(target.nats().toString(), target.kafka(), target.registry()));
        bridge.start();
        await(bridge, lane -> lane.state() == LaneState.RUNNING);
        return bridge;
    }

    private static void await(Bridge bridge, Predicate<LaneStatus> condition) throws TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(lane(bridge))) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("The bridge does not get on: " + lane(bridge) + " " + bridge.trouble());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static LaneStatus lane(Bridge bridge) {
        return bridge.lanes().stream()
                .filter(lane -> lane.name().equals(Ticks.VERSION.event()))
                .findFirst()
                .orElseThrow();
    }
}
