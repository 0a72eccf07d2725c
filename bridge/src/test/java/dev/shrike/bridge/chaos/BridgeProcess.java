package dev.shrike.bridge.chaos;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.lane.LaneStatus;
import dev.shrike.bridge.settings.BridgeSettings;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One instance of the bridge as a process of its own, which shares its lanes. It prints a {@link LaneLine} whenever a lane changes. It
 * hands over and ends when it is asked to terminate, and ends at once with the process that started it.
 */
final class BridgeProcess {
    private static final long LOOK_MILLIS = 50;

    private final Map<String, LaneLine> said = new HashMap<>();

    private BridgeProcess() {}

    /**
     * @param arguments name of the instance, address of NATS, bootstrap servers of Kafka, base of the registry's API
     */
    public static void main(String[] arguments) throws IOException {
        var settings = BridgeSettings.of(arguments[1], arguments[2], URI.create(arguments[3]))
                .withInstance(arguments[0]);
        var bridge = new Bridge(settings);
        var process = new BridgeProcess();
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close));
        bridge.start();
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleWithFixedDelay(
                        () -> bridge.lanes().forEach(process::say), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        awaitEndOfParent();
    }

    @SuppressWarnings("SystemOut") // the parent reads it
    private void say(LaneStatus status) {
        LaneLine line = LaneLine.of(status);
        if (!line.equals(said.put(line.lane(), line))) {
            System.out.println(line.text());
        }
    }

    private static void awaitEndOfParent() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
        Runtime.getRuntime().halt(1);
    }
}
