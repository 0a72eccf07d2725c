package dev.shrike.gateway.graphql.persisted;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * What is remembered of queries.
 *
 * @param characters of all query texts that are remembered together; beyond it those least asked for are forgotten
 * @param allowList a file with a JSON object of query texts by their SHA-256; where there is one, nothing else is answered
 */
@ConfigurationProperties("shrike.gateway.graphql.persisted")
record PersistedSettings(
        @Min(0) @Bindable(defaultValue = "4000000") long characters,
        @Nullable String allowList) {

    Optional<String> allowed() {
        return Optional.ofNullable(allowList).filter(file -> !file.isBlank());
    }
}
