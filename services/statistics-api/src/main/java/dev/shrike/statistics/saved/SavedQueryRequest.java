package dev.shrike.statistics.saved;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What to save. {@code toString} shows nothing.
 *
 * @param sql one reading statement of DuckDB's dialect
 */
@Introspected
record SavedQueryRequest(
        @NotBlank @Size(max = 32_768) String sql,
        @Nullable @Size(max = 500) String description) {

    @Override
    public String toString() {
        return "SavedQueryRequest[redacted]";
    }
}
