package dev.shrike.schemas.sealed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.SchemaException;
import org.apache.avro.Schema;

/** Parses the {@code of} property of a sealed field, which Avro hands over as plain maps, lists and strings. */
final class PlainSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainSchema() {}

    static Schema parse(Object property) {
        try {
            return new Schema.Parser().parse(JSON.writeValueAsString(property));
        } catch (JsonProcessingException e) {
            throw new SchemaException("Not a schema: " + property, e);
        }
    }
}
