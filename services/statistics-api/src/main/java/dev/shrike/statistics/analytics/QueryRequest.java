package dev.shrike.statistics.analytics;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is asked.
 *
 * @param sql one reading statement of DuckDB's dialect
 * @param params for its {@code ?} and {@code $1}: texts, numbers, booleans, nulls
 * @param format {@code json}, {@code csv} or {@code parquet}; else the Accept header says it
 */
@Introspected
public record QueryRequest(
        @NotBlank @Size(max = 32_768) String sql,
        @Nullable @Size(max = 1_000) @Schema(type = "array") List<Object> params,
        @Nullable String format,
        @Nullable @Valid Limits limits) {

    /** A statement that is there already. */
    public static QueryRequest of(String sql, @Nullable QueryWish wish) {
        return wish == null
                ? new QueryRequest(sql, null, null, null)
                : new QueryRequest(sql, wish.params(), wish.format(), wish.limits());
    }

    /**
     * Less than the service allows.
     *
     * @param rows the most to answer
     * @param seconds after which to give up
     */
    @Introspected
    public record Limits(
            @Nullable @Min(0) @Max(100_000) Integer rows,
            @Nullable @Min(1) @Max(3_600) Integer seconds) {}
}
