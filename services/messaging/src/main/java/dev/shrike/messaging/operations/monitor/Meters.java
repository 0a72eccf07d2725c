package dev.shrike.messaging.operations.monitor;

import dev.shrike.messaging.operations.OperationsSettings;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads those of the process' meters that say how it is doing, under the names that {@code /prometheus} gives them. Thread-safe. */
@Singleton
final class Meters {
    private static final List<String> USUAL = List.of(
            "shrike_",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "jvm_gc_pause_seconds",
            "jvm_threads_live",
            "process_",
            "system_cpu",
            "hikaricp_connections");

    private final MeterRegistry registry;
    private final NamingConvention names;
    private final List<String> wanted;

    /**
     * @param registry the application's; null in one without meters
     */
    Meters(@Nullable MeterRegistry registry, OperationsSettings settings) {
        this.registry = registry;
        this.names = registry == null ? NamingConvention.snakeCase : convention(registry);
        this.wanted =
                Stream.concat(USUAL.stream(), settings.measures().stream()).toList();
    }

    /** What is known; a number that nobody knows now is left out. */
    List<Measured> now() {
        List<Measured> measured = new ArrayList<>();
        if (registry != null) {
            registry.getMeters().forEach(meter -> read(meter, measured));
        }
        return measured;
    }

    private void read(Meter meter, List<Measured> into) {
        Meter.Id id = meter.getId();
        String name = names.name(id.getName(), id.getType(), id.getBaseUnit());
        if (wanted.stream().noneMatch(name::startsWith)) {
            return;
        }
        Map<String, String> labels = id.getTags().stream()
                .collect(Collectors.toMap(tag -> names.tagKey(tag.getKey()), Tag::getValue, (first, _) -> first));
        for (Measurement measurement : meter.measure()) {
            double value = measurement.getValue();
            if (!Double.isNaN(value)) {
                into.add(new Measured(name + suffix(id.getType(), measurement), labels, value));
            }
        }
    }

    /** As Prometheus has the parts of a timer or a summary. */
    private static String suffix(Meter.Type type, Measurement measurement) {
        return switch (type) {
            case TIMER, LONG_TASK_TIMER, DISTRIBUTION_SUMMARY ->
                switch (measurement.getStatistic()) {
                    case COUNT -> "_count";
                    case TOTAL, TOTAL_TIME, DURATION -> "_sum";
                    case MAX -> "_max";
                    case ACTIVE_TASKS -> "_active_count";
                    case VALUE, UNKNOWN -> "";
                };
            case COUNTER, GAUGE, OTHER -> "";
        };
    }

    /** Prometheus' own, where it is one of several registries or the only one. */
    private static NamingConvention convention(MeterRegistry registry) {
        return registries(registry)
                .map(each -> each.config().namingConvention())
                .filter(convention -> convention.getClass().getSimpleName().contains("Prometheus"))
                .findFirst()
                .orElse(NamingConvention.snakeCase);
    }

    private static Stream<MeterRegistry> registries(MeterRegistry registry) {
        return registry instanceof CompositeMeterRegistry several
                ? several.getRegistries().stream()
                : Stream.of(registry);
    }
}
