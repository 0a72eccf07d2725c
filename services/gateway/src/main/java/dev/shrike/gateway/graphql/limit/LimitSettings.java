package dev.shrike.gateway.graphql.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * What a query may be at most.
 *
 * @param characters of its text
 * @param tokens of its text
 * @param depth fields within fields, introspection aside
 * @param fields with those of fragments, as often as these are spread
 * @param aliases of these fields
 * @param cost by the schema's {@code @cost}
 * @param calls to services at the same time
 * @param time until the answer
 */
@ConfigurationProperties("shrike.gateway.graphql.limits")
public record LimitSettings(
        @Min(100) @Bindable(defaultValue = "20000") int characters,
        @Min(100) @Bindable(defaultValue = "5000") int tokens,
        @Min(1) @Bindable(defaultValue = "12") int depth,
        @Min(1) @Bindable(defaultValue = "500") int fields,
        @Min(0) @Bindable(defaultValue = "50") int aliases,
        @Min(1) @Bindable(defaultValue = "10000") int cost,
        @Min(1) @Bindable(defaultValue = "8") int calls,
        @NotNull @Bindable(defaultValue = "10s") Duration time) {}
