package dev.shrike.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Values for examples, by the names of properties and parameters ({@code examples.yml}). Immutable. */
final class KnownValues {

    private final JsonNode values;

    private KnownValues(JsonNode values) {
        this.values = values;
    }

    static KnownValues read() {
        try (InputStream file = KnownValues.class.getResourceAsStream("examples.yml")) {
            return new KnownValues(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("examples.yml cannot be read", e);
        }
    }

    /** The value of {@code owner.name}, or of {@code name} where it has no owner. */
    Optional<JsonNode> of(String owner, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(values.get(owner.isEmpty() ? name : owner + "." + name));
    }
}
