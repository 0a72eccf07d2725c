package dev.shrike.statistics.analytics;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How a statement that is there already is to be answered.
 *
 * @param params for its {@code ?} and {@code $1}: texts, numbers, booleans, nulls
 * @param format {@code json}, {@code csv} or {@code parquet}; else the Accept header says it
 */
@Introspected
public record QueryWish(
        @Nullable @Size(max = 1_000) @Schema(type = "array") List<Object> params,
        @Nullable String format,
        QueryRequest.@Nullable @Valid Limits limits) {}
