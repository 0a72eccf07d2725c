package dev.shrike.statistics.runtime;

import dev.shrike.messaging.watch.Measurement;
import dev.shrike.messaging.watch.Watch;
import dev.shrike.topology.measure.TopologyMeasure;
import dev.shrike.topology.runtime.RuntimeHealth;
import dev.shrike.topology.runtime.RuntimeWatch;
import dev.shrike.topology.runtime.TopologyRuntime;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Meters of the topologies, {@code shrike.topology.*}, by application: of what this instance does, so instances are added up.
 * Thread-safe.
 */
@Singleton
class TopologyMeters implements ApplicationEventListener<StartupEvent> {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final String APPLICATION = "application";

    private final TopologyRuntime topologies;
    private final Watch watch;
    private volatile RuntimeWatch runtime; // null until the start

    TopologyMeters(TopologyRuntime topologies, Watch watch) {
        this.topologies = topologies;
        this.watch = watch;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        runtime = topologies.watch();
        watch.gauge(
                "shrike.topologies.up",
                "Whether all topologies of this instance run with all their state",
                Tags.empty(),
                () -> topologies.health().up() ? 1 : 0);
        Measurement<Map<String, TopologyMeasure>> measured = watch.every(
                PAUSE,
                "topologies",
                () -> runtime.measures().stream()
                        .collect(Collectors.toUnmodifiableMap(TopologyMeasure::application, Function.identity())));
        for (RuntimeHealth.State state : RuntimeHealth.State.values()) {
            watch.gauges(
                    "shrike.topology.state",
                    "1 for the state that the topology is in",
                    APPLICATION,
                    Tags.of("state", state.name().toLowerCase(Locale.ROOT)),
                    measured,
                    it -> it.state().equals(state.name()) ? 1 : 0);
        }
        gauge(
                measured,
                "restore.remaining",
                "Records still to be loaded into state stores",
                TopologyMeasure::toRestore);
        gauge(
                measured,
                "lag.records",
                "Committed input that is not processed and committed yet",
                it -> it.lag().isPresent() ? it.lag().getAsLong() : Double.NaN);
        gauge(
                measured,
                "lag.seconds",
                "For how long the oldest of it has been seen waiting",
                it -> it.behind().orElse(Double.NaN));
        gauge(measured, "standby.lag.records", "The most that a warm copy here is behind", TopologyMeasure::standbyLag);
        gauge(measured, "standbys.wanted", "Warm copies that the tasks here should have", it -> it.standbysWanted());
        tasks(measured, "active", TopologyMeasure::activeTasks);
        tasks(measured, "standby", TopologyMeasure::standbyTasks);
        count(measured, "processed", "Records processed", TopologyMeasure::processed);
        count(measured, "commits", "Commits of stream threads", TopologyMeasure::commits);
        count(measured, "dead.letters", "Records given up by a step of a topology", TopologyMeasure::deadLetters);
        count(measured, "dropped", "Records passed over: undecodable or too late", TopologyMeasure::dropped);
    }

    private void gauge(
            Measurement<Map<String, TopologyMeasure>> measured,
            String name,
            String description,
            ToDoubleFunction<TopologyMeasure> number) {
        watch.gauges("shrike.topology." + name, description, APPLICATION, Tags.empty(), measured, number);
    }

    private void tasks(
            Measurement<Map<String, TopologyMeasure>> measured, String role, ToDoubleFunction<TopologyMeasure> number) {
        watch.gauges(
                "shrike.topology.tasks",
                "Tasks here: active ones work, standby ones keep a copy of their state warm",
                APPLICATION,
                Tags.of("role", role),
                measured,
                number);
    }

    private void count(
            Measurement<Map<String, TopologyMeasure>> measured,
            String name,
            String description,
            ToDoubleFunction<TopologyMeasure> count) {
        watch.counters("shrike.topology." + name, description, APPLICATION, measured, count);
    }

    @PreDestroy
    void close() {
        if (runtime != null) {
            runtime.close();
        }
    }
}
