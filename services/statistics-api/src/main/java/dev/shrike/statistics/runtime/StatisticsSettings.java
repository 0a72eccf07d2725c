package dev.shrike.statistics.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How this service behaves while its answers are not ready.
 *
 * @param retryAfter what a client is told to wait
 * @param startAgainAfter how long after a failed start the topologies are started again
 */
@ConfigurationProperties("shrike.statistics")
record StatisticsSettings(
        @NotNull @Bindable(defaultValue = "2s") Duration retryAfter,
        @NotNull @Bindable(defaultValue = "5s") Duration startAgainAfter) {}
