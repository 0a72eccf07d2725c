package dev.shrike.statistics.position;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How answers wait for what they are to include.
 *
 * @param patience longest wait, before the client is told to ask again
 * @param maxAge oldest position that is waited for: what was published longer ago is in every answer, or will never be
 * @param mostWaiting requests that wait at the same time; more are told to ask again at once
 * @param retryAfter what a client is told then
 */
@ConfigurationProperties("shrike.position")
record PositionSettings(
        @NotNull @Bindable(defaultValue = "5s") Duration patience,
        @NotNull @Bindable(defaultValue = "1h") Duration maxAge,
        @Min(1) @Bindable(defaultValue = "200") int mostWaiting,
        @NotNull @Bindable(defaultValue = "1s") Duration retryAfter) {}
