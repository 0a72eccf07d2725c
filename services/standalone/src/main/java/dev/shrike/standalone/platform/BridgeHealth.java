package dev.shrike.standalone.platform;

import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.lane.LaneStatus;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether the bridge carries events, lane by lane. */
@Singleton
final class BridgeHealth implements HealthIndicator {
    private final Bridge bridge;

    BridgeHealth(Bridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Map<String, Object> lanes = new LinkedHashMap<>();
        bridge.lanes().forEach(lane -> lanes.put(lane.name(), Map.of("health", health(lane), "detail", detail(lane))));
        Map<String, Object> details = new LinkedHashMap<>();
        if (!bridge.trouble().isEmpty()) {
            details.put("reason", bridge.trouble());
        }
        details.put("lanes", lanes);
        HealthStatus status = bridge.healthy() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(
                HealthResult.builder("bridge", status).details(details).build());
    }

    private static String health(LaneStatus lane) {
        return switch (lane.state()) {
            case RUNNING, ELSEWHERE -> "UP";
            case STARTING, WAITING, STOPPED -> lane.state().name();
        };
    }

    private static String detail(LaneStatus lane) {
        String numbers = String.format(
                Locale.ROOT,
                "%,d carried, %,d behind, %,d dead letters",
                lane.mirrored(),
                lane.lag(),
                lane.deadLetters());
        return lane.reason().isEmpty() ? numbers : lane.reason() + " (" + numbers + ")";
    }
}
