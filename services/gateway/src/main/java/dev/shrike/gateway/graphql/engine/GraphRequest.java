package dev.shrike.gateway.graphql.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What a client asks for, as GraphQL over HTTP has it. {@code toString} leaves the variables out. */
@Introspected
@Schema(name = "GraphRequest", description = "A GraphQL request.")
public record GraphRequest(
        @Nullable
        @Schema(description = "The query; may be left out where its hash is known.", example = "{ me { id } }")
        String query,

        @Nullable
        @JsonProperty("operationName")
        @Schema(name = "operationName", description = "Which operation of the query; needed where it has several.")
        String operationName,

        @Nullable @Schema(description = "Values of the query's variables.")
        Map<String, Object> variables,

        @Nullable
        @Schema(description = "`persistedQuery` with `version` 1 and `sha256Hash`, for automatic persisted queries.")
        Map<String, Object> extensions) {

    /** The variables, of which there may be none. */
    public Map<String, Object> values() {
        return variables == null ? Map.of() : variables;
    }

    @Nullable
    Object persisted() {
        return extensions == null ? null : extensions.get("persistedQuery");
    }

    @Override
    public String toString() {
        return "GraphRequest[" + operationName + "]";
    }
}
