package dev.shrike.statistics.analytics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What SQL may take.
 *
 * @param memory for tables and queries together, beside the JVM's heap; as in {@code 256MB}
 * @param threads that one query may use
 * @param concurrency how many queries run at once
 * @param defaultRows of an answer, when the request says nothing
 * @param mostRows of an answer, whatever the request says
 * @param time that one query may take
 * @param startAgainAfter how long after a failure the tables are loaded again
 */
@ConfigurationProperties("shrike.analytics")
record SqlSettings(
        @NotBlank @Bindable(defaultValue = "256MB") String memory,
        @Min(1) @Bindable(defaultValue = "2") int threads,
        @Min(1) @Bindable(defaultValue = "4") int concurrency,
        @Min(1) @Bindable(defaultValue = "1000") int defaultRows,
        @Min(1) @Bindable(defaultValue = "100000") int mostRows,
        @NotNull @Bindable(defaultValue = "30s") Duration time,
        @NotNull @Bindable(defaultValue = "5s") Duration startAgainAfter) {}
