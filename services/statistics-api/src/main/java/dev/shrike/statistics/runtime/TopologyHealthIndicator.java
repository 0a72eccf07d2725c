package dev.shrike.statistics.runtime;

import dev.shrike.topology.runtime.RuntimeHealth;
import dev.shrike.topology.runtime.RuntimeHealth.TopologyHealth;
import dev.shrike.topology.runtime.TopologyRuntime;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Health of the topologies: not UP before they run with all their state, and how far the state is restored meanwhile. */
@Singleton
class TopologyHealthIndicator implements HealthIndicator {

    private final TopologyRuntime topologies;
    private final TopologyStart start;

    TopologyHealthIndicator(TopologyRuntime topologies, TopologyStart start) {
        this.topologies = topologies;
        this.start = start;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        Optional<String> trouble = start.trouble();
        if (trouble.isPresent()) {
            return answer(false, Map.of("state", "STARTING", "reason", trouble.get()));
        }
        RuntimeHealth health = topologies.health();
        return answer(health.up(), details(health));
    }

    private static HealthResult answer(boolean up, Map<String, Object> details) {
        return HealthResult.builder("topologies", up ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build();
    }

    private static Map<String, Object> details(RuntimeHealth health) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", health.state().name());
        details.put("reason", health.reason());
        health.topologies().forEach(topology -> details.put(topology.name(), details(topology)));
        return details;
    }

    private static Map<String, Object> details(TopologyHealth topology) {
        return Map.of(
                "state", topology.state().name(),
                "reason", topology.reason(),
                "restored", topology.restore().restored(),
                "to_restore", topology.restore().total());
    }
}
