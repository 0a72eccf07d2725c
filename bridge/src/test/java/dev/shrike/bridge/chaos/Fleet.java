package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.Sources;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bridge processes of a test, all on the same servers and in the same group. */
final class Fleet implements AutoCloseable {
    private static final List<String> LANES = Lane.of(World.CATALOGUE, Sources.defaults()).stream()
            .map(Lane::name)
            .sorted()
            .toList();

    private final World world;
    private final String[] options;
    private final List<BridgeInstance> instances = new CopyOnWriteArrayList<>();
    private int started;
    private final Map<String, Long> furthest = new HashMap<>();

    private Fleet(World world, String... options) {
        this.world = world;
        this.options = options;
    }

    static Fleet start(World world, int size, String... options) throws IOException {
        var fleet = new Fleet(world, options);
        for (int i = 0; i < size; i++) {
            fleet.add();
        }
        return fleet;
    }

    BridgeInstance add() throws IOException {
        started++;
        BridgeInstance added = BridgeInstance.start(world, "bridge-" + started, options);
        instances.add(added);
        return added;
    }

    /** Those that were started and neither killed nor terminated by this object. */
    List<BridgeInstance> instances() {
        return List.copyOf(instances);
    }

    /** The one that carries a lane's events now, as far as it has said. */
    Optional<BridgeInstance> owner(String lane) {
        return instances.stream().filter(instance -> instance.runs(lane)).findFirst();
    }

    /** How far a lane has come, by what its owners have said, the former ones included. */
    synchronized long sequence(String lane) {
        for (BridgeInstance instance : instances) {
            furthest.merge(lane, instance.sequence(lane), Math::max);
        }
        return furthest.getOrDefault(lane, 0L);
    }

    /** Whether each lane of the catalogue runs in one place, and none is being started or waits anywhere. */
    boolean isShared() {
        List<String> held = instances.stream()
                .flatMap(instance -> instance.held().stream())
                .sorted()
                .toList();
        return held.equals(LANES) && LANES.stream().allMatch(lane -> owner(lane).isPresent());
    }

    /** How often lanes of these instances were fenced. */
    int fences() {
        return instances.stream().mapToInt(BridgeInstance::fences).sum();
    }

    void kill(BridgeInstance instance) throws InterruptedException {
        instances.remove(instance);
        instance.kill();
    }

    void terminate(BridgeInstance instance) throws InterruptedException {
        instances.remove(instance);
        instance.terminate();
    }

    @Override
    public void close() throws InterruptedException {
        for (BridgeInstance instance : instances) {
            instance.close();
        }
    }
}
