package dev.shrike.messaging.operations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/**
 * What a process tells of itself: {@code shrike.operations.*}.
 *
 * @param enabled whether it publishes anything; it looks at itself in any case
 * @param node which instance this is; by default made of the application's name and the host's
 * @param partsInterval how often it looks at itself, and says which parts are up
 * @param metricsInterval how often it publishes its measurements; no shorter than the former
 * @param measures beginnings of names, as at {@code /prometheus}, of what is published beside the usual
 * @param logWarnings whether warnings are published beside errors
 * @param logBursts how many different errors of one second are published; more are dropped and counted
 * @param logTemplatesOf beginnings of loggers' names whose templates may be published, beside our own: of code whose texts hold no
 *     values
 */
@ConfigurationProperties("shrike.operations")
public record OperationsSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Nullable String node,
        @Bindable(defaultValue = "5s") Duration partsInterval,
        @Bindable(defaultValue = "15s") Duration metricsInterval,
        @Nullable List<String> measures,
        @Bindable(defaultValue = "false") boolean logWarnings,
        @Bindable(defaultValue = "100") @Min(1) @Max(1000) int logBursts,
        @Nullable List<String> logTemplatesOf) {

    /** Nothing stays null but the node. */
    public OperationsSettings {
        measures = measures == null ? List.of() : List.copyOf(measures);
        logTemplatesOf = logTemplatesOf == null ? List.of() : List.copyOf(logTemplatesOf);
    }

    /** All by default. */
    public static OperationsSettings defaults() {
        return new OperationsSettings(
                true, null, Duration.ofSeconds(5), Duration.ofSeconds(15), null, false, 100, null);
    }
}
