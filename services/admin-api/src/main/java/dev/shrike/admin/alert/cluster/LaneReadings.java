package dev.shrike.admin.alert.cluster;

import dev.shrike.admin.bridge.BridgeAccess;
import dev.shrike.admin.bridge.BridgeLanes;
import dev.shrike.messaging.operations.monitor.Measured;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bridge says of its lanes, asked every few seconds: it publishes no events of its own. A bridge that does not answer is down.
 * Nothing is said where this installation does not say where its bridge is. Thread-safe.
 */
@Singleton
public final class LaneReadings {
    /** How far a lane is behind, in seconds. */
    public static final String LAG = "shrike_lane_lag_seconds";

    /** Events that a lane set aside, since its instance began. */
    public static final String DEAD_LETTERS = "shrike_lane_dead_letters";

    private static final Logger LOG = LoggerFactory.getLogger(LaneReadings.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000.0;
    private static final Map<String, String> BRIDGE = Map.of("part", "bridge", "kind", PartKind.SERVICE.word());

    /** How long what was read holds. */
    private static final Duration FRESH = PAUSE.multipliedBy(3);

    private final Optional<BridgeAccess> bridge;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Read latest = new Read(Instant.EPOCH, List.of());

    private record Read(Instant at, List<Measured> measured) {}

    LaneReadings(Optional<BridgeAccess> bridge, Clock clock) {
        this.bridge = bridge;
        this.clock = clock;
    }

    /** What was read last; nothing when that was long ago. */
    public List<Measured> latest() {
        Read read = latest;
        return clock.instant().isAfter(read.at().plus(FRESH)) ? List.of() : read.measured();
    }

    @EventListener
    void onStart(StartupEvent started) {
        bridge.ifPresent(there -> Thread.ofVirtual().name("lane-readings").start(() -> run(there)));
    }

    @EventListener
    void onStop(ShutdownEvent stop) {
        stopping.countDown();
    }

    private void run(BridgeAccess there) {
        try {
            while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    latest = new Read(clock.instant(), read(there.lanes()));
                } catch (ProblemException away) {
                    latest = new Read(clock.instant(), List.of(new Measured(ClusterView.PART_UP, BRIDGE, 0)));
                } catch (RuntimeException e) { // without another look nobody would be warned
                    LOG.warn("The lanes of the bridge could not be read", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<Measured> read(BridgeLanes lanes) {
        List<Measured> read = new ArrayList<>();
        read.add(new Measured(ClusterView.PART_UP, BRIDGE, 1));
        for (BridgeLanes.Lane lane : lanes.lanes()) {
            if (lane.owner() == null) {
                continue; // whoever runs it did not answer this time; others only know that they do not
            }
            Map<String, String> labels = Map.of("lane", lane.name(), "direction", lane.direction());
            read.add(new Measured(LAG, labels, lane.lagEvents() == 0 ? 0 : lane.lagMs() / MILLIS));
            read.add(new Measured(DEAD_LETTERS, labels, lane.deadLetters()));
        }
        return List.copyOf(read);
    }
}
